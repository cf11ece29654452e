//! An argument that must be there is not.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::missing",
    why: "The attribute or function says nothing without it.",
    wrong: "model A {
  id Int @id @default
}",
    right: "model A {
  id Int @id @default(1)
}",
};

pub(crate) fn finding(span: Span, of: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{of}` lacks its argument `{name}`"))
        .label(format!("expected `{name}` in parentheses"))
}
