//! An attribute that a composite type cannot have.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::composite_attribute",
    why: "A composite type has no table of its own, and so no keys, indexes or names in the database.",
    wrong: "type Address {
  street String @unique
}

model User {
  id Int @id
}",
    right: "type Address {
  street String
}

model User {
  id Int @id
}",
};

pub(crate) fn finding(place: Span, attribute: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, place, format!("`{name}` cannot stand in a composite type"))
        .related(attribute, "not possible here")
        .help("take it away")
}

/// For a field whose type is a model.
pub(crate) fn relation(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{name}` is a model, and a composite type has no relations"))
        .label("a relation")
        .help("refer to it by a field that holds its id")
}
