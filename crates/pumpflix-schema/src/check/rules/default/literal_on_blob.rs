//! A default that MySQL does not keep.

use pumpflix_dialect::{Dialect, Scalar};

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::literal_on_blob",
    why: "MySQL gives long texts, bytes and JSON no literal default, so the column is made without one: only rows that the client makes have it. Prisma does not say so.",
    wrong: r#"model Post {
  id   Int    @id
  text String @default("to be written") @db.Text
}"#,
    right: r#"model Post {
  id   Int    @id
  text String @default("to be written") @db.VarChar(1000)
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::MySql {
        return;
    }
    for field in draft.models.iter().filter(|m| !m.is_view()).flat_map(|m| &m.fields) {
        let Some(default) = &field.default else { continue };
        let native = field.native.as_ref().filter(|_| draft.own).map(|native| native.name);
        let without = match (native, field.scalar()) {
            (_, Some(Scalar::Json)) | (None, Some(Scalar::Bytes)) => true,
            (Some(name), _) => name.ends_with("Text") || name.ends_with("Blob"),
            (None, _) => false,
        };
        if without && matches!(default.value, Some(DefaultValue::Literal(_))) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    default.span,
                    format!("MySQL keeps no default for the column of `{}`", field.name),
                )
                .label("known to the client only")
                .help("choose a shorter type, such as `@db.VarChar(1000)`, or take the default away"),
            );
        }
    }
}
