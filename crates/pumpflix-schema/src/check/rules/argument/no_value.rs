//! An argument that has a name and no value.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::no_value",
    why: "Nothing can be read from `name:` alone.",
    wrong: "model A {
  id Int @id @default(value:)
}",
    right: "model A {
  id Int @id @default(value: 1)
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the argument `{name}` has no value"))
        .label("expected a value behind the colon")
        .help("write the value, or take the argument away")
}
