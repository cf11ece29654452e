//! An attribute that stands twice where it may stand once.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::attribute::duplicate",
    why: "It could mean either.",
    wrong: r#"model User {
  id Int @id @map("a") @map("b")
}"#,
    right: r#"model User {
  id Int @id @map("a")
}"#,
};

pub(crate) fn finding(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the attribute `{name}` stands here more than once"))
        .label("only one is allowed")
        .related(first, "the first one")
        .help("keep one of them")
}
