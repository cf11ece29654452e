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
