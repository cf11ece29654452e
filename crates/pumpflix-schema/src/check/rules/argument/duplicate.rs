//! An argument given twice.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::duplicate",
    why: "It could mean either value.",
    wrong: "model A {
  id Int @id @default(value: 1, value: 2)
}",
    right: "model A {
  id Int @id @default(1)
}",
};

pub(crate) fn finding(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the argument `{name}` is given twice"))
        .label("the second time")
        .related(first, "the first time")
        .help("keep one of the two")
}
