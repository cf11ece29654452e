//! Brackets within brackets within brackets.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::nesting",
    why: "Nothing in the language needs more than a handful of brackets inside each other, and a bound keeps a damaged file from exhausting the stack.",
    wrong: "model A {
  id Int @id @default([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]])
}",
    right: "model A {
  id Int @id @default(1)
}",
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the brackets of this line nest too deep")
        .label("more than 50 brackets inside each other")
        .help("no attribute needs this; the line is probably damaged")
}
