//! Two fields of a model with one name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::duplicate_field",
    why: "An attribute that names the field could mean either.",
    wrong: "model User {
  id Int @id
  id Int
}",
    right: "model User {
  id    Int @id
  count Int
}",
};

pub(crate) fn finding(span: Span, first: Span, noun: &str, block: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the {noun} `{block}` has two fields `{name}`"))
        .label("the second one")
        .related(first, "the first one")
        .help("give one of them another name")
}
