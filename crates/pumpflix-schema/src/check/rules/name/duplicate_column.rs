//! Two fields of a model with one column.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::duplicate_column",
    why: "A column can hold one value only.",
    wrong: r#"model User {
  id   Int @id
  name Int @map("id")
}"#,
    right: r#"model User {
  id   Int @id
  name Int @map("name")
}"#,
};

pub(crate) fn finding(span: Span, first: Span, block: &str, column: &str) -> Diagnostic {
    Diagnostic::error(
        PAGE.code,
        span,
        format!("the model `{block}` has two fields with the column `{column}`"),
    )
    .label("the second one")
    .related(first, "the first one")
    .help("give one of them another column with `@map`")
}

/// The name of a field further down that is itself mapped to another column.
pub(crate) fn below(span: Span, below: Span, field: &str, column: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the column of `{field}` is called like the field `{column}` below it"))
        .label("takes the name")
        .related(below, "has another column, but stands below")
        .help(format!(
            "Prisma reads a model from top to bottom and does not know yet that `{column}` is mapped: put `{column}` \
             above `{field}`"
        ))
}
