//! A sort order that does not exist.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::sort_order",
    why: "An index sorts up or down.",
    wrong: "model User {
  id   Int    @id
  name String

  @@index([name(sort: Down)])
}",
    right: "model User {
  id   Int    @id
  name String

  @@index([name(sort: Desc)])
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("there is no sort order `{name}`"))
        .label("expected `Asc` or `Desc`")
}
