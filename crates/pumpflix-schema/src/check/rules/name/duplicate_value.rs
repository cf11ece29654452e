//! Two values of an enum with one name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::duplicate_value",
    why: "Nothing could tell them apart.",
    wrong: "enum Role {
  ADMIN
  ADMIN
}",
    right: "enum Role {
  ADMIN
  OWNER
}",
};

pub(crate) fn finding(span: Span, first: Span, block: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the enum `{block}` has two values `{name}`"))
        .label("the second one")
        .related(first, "the first one")
        .help("take one of them away")
}
