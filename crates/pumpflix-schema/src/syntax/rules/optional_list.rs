//! A list that is optional.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::optional_list",
    why: "A list is never absent: without elements it is empty, so it needs no second way to be nothing.",
    wrong: "model A {
  id   Int @id
  tags String[]?
}",
    right: "model A {
  id   Int      @id
  tags String[]
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "a list cannot be optional")
        .label("both `[]` and `?`")
        .help(format!("write `{name}[]`, which may be empty, or `{name}?`"))
}
