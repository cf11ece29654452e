//! A field that stands twice in a key or index.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::repeated_field",
    why: "The second mention says nothing new.",
    wrong: "model User {
  id   Int    @id
  name String

  @@index([name, name])
}",
    right: "model User {
  id   Int    @id
  name String

  @@index([name])
}",
};

pub(crate) fn finding(attribute: Span, first: Span, second: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, attribute, format!("the field `{name}` stands twice in the list"))
        .related(first, "the first time")
        .related(second, "the second time")
        .help("keep one of the two")
}
