//! An id that may be absent.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::optional_id",
    why: "A row is told by its id, so there must always be one.",
    wrong: "model User {
  id Int? @id
}",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the id `{name}` is not required"))
        .label("an id must be a single required value")
        .help("take `?` or `[]` away from the type")
}
