//! A list type written with the brackets around it.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::bracketed_list",
    why: "The brackets of a list stand behind its type.",
    wrong: "model A {
  id   Int @id
  tags [String]
}",
    right: "model A {
  id   Int      @id
  tags String[]
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the brackets of a list stand behind its type")
        .label("a list")
        .help(format!("write `{name}[]`"))
}
