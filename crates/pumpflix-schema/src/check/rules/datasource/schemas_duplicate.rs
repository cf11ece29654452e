//! A schema listed twice.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::schemas_duplicate",
    why: "The second mention does nothing, so one of the two was meant to be another.",
    wrong: r#"datasource db {
  provider = "postgresql"
  schemas  = ["public", "public"]
}"#,
    right: r#"datasource db {
  provider = "postgresql"
  schemas  = ["public"]
}"#,
};

pub(crate) fn finding(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the schema `{name}` is listed twice"))
        .label("the second time")
        .related(first, "the first time")
}
