//! `@updatedAt` on something that is no time.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::updated_at_type",
    why: "The client writes the time of each change into the column.",
    wrong: "model User {
  id   Int    @id
  date String @updatedAt
}",
    right: "model User {
  id   Int      @id
  date DateTime @updatedAt
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`@updatedAt` on `{name}`, which is no DateTime"))
        .label("needs a DateTime")
        .help("make the field a `DateTime`, or take the attribute away")
}
