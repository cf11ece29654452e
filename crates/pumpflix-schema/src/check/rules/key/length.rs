//! `length` where it is not known.

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::{Dialect, Scalar};

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::length",
    why: "Only MySQL can index the beginning of a text or of bytes.",
    wrong: "model User {
  id   Int    @id
  name String

  @@index([name(length: 10)])
}",
    right: "model User {
  id   Int    @id
  name String

  @@index([name])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys() {
        for column in &key.columns {
            let Some(length) = column.length else { continue };
            let field = &model.fields[column.field];
            let message = if key.kind == KeyKind::Fulltext {
                "`length` means nothing in a fulltext index".to_owned()
            } else if draft.dialect != Dialect::MySql {
                format!("{} does not index the beginning of a value", draft.dialect)
            } else if !matches!(field.scalar(), Some(Scalar::String | Scalar::Bytes)) {
                format!("`{}` is neither text nor bytes and has no beginning", field.name)
            } else {
                continue;
            };
            out.push(
                Diagnostic::error(PAGE.code, key.span(), message).related(length.span, "take `length` away"),
            );
        }
    }
}
