//! A default that is longer than its column.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{DefaultValue, Literal};
use crate::rule::RulePage;

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
    if !draft.own {
        return;
    }
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let (Some(default), Some(native)) = (&field.default, &field.native) else { continue };
        let Some(DefaultValue::Literal(Literal::String(text))) = &default.value else { continue };
        if !matches!(native.name, "VarChar" | "Char" | "NVarChar" | "NChar" | "String") {
            continue;
        }
        let limit = native.arguments.first().and_then(|a| draft.text(a.span).trim().parse::<usize>().ok());
        let length = text.chars().count();
        if let Some(limit) = limit.filter(|limit| length > *limit) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    default.span,
                    format!(
                        "the default of `{}` has {length} characters, and its column {limit}",
                        field.name
                    ),
                )
                .label("too long")
                .related(native.span, "the column")
                .help("make the column longer, or the default shorter"),
            );
        }
    }
}
