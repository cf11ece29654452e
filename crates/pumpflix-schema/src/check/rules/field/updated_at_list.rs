//! `@updatedAt` on a list.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::updated_at_list",
    why: "The client writes one time into the column, not several.",
    wrong: "model User {
  id   Int        @id
  date DateTime[] @updatedAt
}",
    right: "model User {
  id   Int      @id
  date DateTime @updatedAt
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`@updatedAt` on `{name}`, which is a list"))
        .label("needs a single DateTime")
        .help("take `[]` or the attribute away")
}
