//! A function with arguments that it does not take.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::function_arguments",
    why: "An argument that means nothing would be passed over.",
    wrong: "model Post {
  id    Int    @id
  token String @default(uuid(5))
}",
    right: "model Post {
  id    Int    @id
  token String @default(uuid(7))
}",
};

pub(crate) fn finding(span: Span, function: &str, expected: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{function}()` does not take this"))
        .label(format!("expected {expected}"))
}
