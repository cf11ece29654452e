//! `@relation` on a field that has a column.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::not_a_relation",
    why: "A relation leads to another model.",
    wrong: r#"model User {
  id Int @id @relation("x")
}"#,
    right: "model User {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, field: &str, ty: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`@relation` on `{field}`, whose type `{ty}` is no model"))
        .label("not a relation field")
        .help("the attribute stands on the field whose type is the other model")
}
