//! An id over a field that may be absent.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::optional_in_id",
    why: "A row is told by its id, so every part of it must always be there.",
    wrong: "model Member {
  org  Int
  user Int?

  @@id([org, user])
}",
    right: "model Member {
  org  Int
  user Int

  @@id([org, user])
}",
};

pub(crate) fn finding(attribute: Span, span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, attribute, format!("the id has the field `{name}`, which is not required"))
        .related(span, "not a single required value")
        .help("make the field required, or use `@@unique` instead of `@@id`")
}
