//! A fulltext index where the database has none of that kind.

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::fulltext",
    why: "Only MySQL has this kind of index; PostgreSQL indexes a text search by `Gin` over a `tsvector`.",
    wrong: "model Post {
  id   Int    @id
  text String

  @@fulltext([text])
}",
    right: "model Post {
  id   Int    @id
  text String

  @@index([text])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect == Dialect::MySql {
        return;
    }
    for (_, key) in draft.keys() {
        if key.kind == KeyKind::Fulltext {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    key.span(),
                    format!("{} has no `@@fulltext` indexes", draft.dialect),
                )
                .label("not possible here"),
            );
        }
    }
}
