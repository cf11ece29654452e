//! A default that is longer than its column.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{DefaultValue, Literal};
use crate::rule::RulePage;
use pumpflix_dialect::{Dialect, Scalar};

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::text_length",
    why: "The database refuses a text that is longer than the column. Prisma does not look.",
    wrong: r#"model Post {
  id    Int    @id
  state String @default("unpublished") @db.VarChar(8)
}"#,
    right: r#"model Post {
  id    Int    @id
  state String @default("unpublished") @db.VarChar(16)
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for field in draft.models.iter().filter(|m| !m.is_view()).flat_map(|m| &m.fields) {
        let Some(default) = &field.default else { continue };
        let Some(DefaultValue::Literal(Literal::String(text))) = &default.value else { continue };
        let native = field.native.as_ref().filter(|_| draft.own);
        let limit = match native {
            Some(native) if matches!(native.name, "VarChar" | "Char" | "NVarChar" | "NChar" | "String") => {
                native.arguments.first().and_then(|a| draft.text(a.span).trim().parse::<usize>().ok())
            }
            None if field.scalar() == Some(Scalar::String) => usual(draft.dialect),
            _ => None,
        };
        let length = text.chars().count();
        let Some(limit) = limit.filter(|limit| length > *limit) else { continue };
        let finding = Diagnostic::warning(
            PAGE.code,
            default.span,
            format!("the default of `{}` has {length} characters, and its column {limit}", field.name),
        )
        .label("too long")
        .help("make the column longer, or the default shorter");
        out.push(match native {
            Some(native) => finding.related(native.span, "the column"),
            None => finding,
        });
    }
}

/// How many characters the column of a `String` has that says nothing else: `VARCHAR(191)`.
fn usual(dialect: Dialect) -> Option<usize> {
    let (_, length) = dialect.default_type(Scalar::String).split_once('(')?;
    length.trim_end_matches(')').parse().ok()
}
