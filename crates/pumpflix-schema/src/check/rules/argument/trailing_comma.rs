//! A comma behind the last argument.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::trailing_comma",
    why: "The language has no trailing commas; one is most often what is left of an argument that went away.",
    wrong: "model A {
  id Int @id @default(1,)
}",
    right: "model A {
  id Int @id @default(1)
}",
};

pub(crate) fn finding(comma: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, comma, "a comma stands behind the last argument").label("take this away")
}
