//! A list as the default of a single value.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::list_for_one",
    why: "The column holds one value.",
    wrong: "model Post {
  id    Int    @id
  views Int    @default([1])
}",
    right: "model Post {
  id    Int    @id
  views Int    @default(1)
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the default of `{name}` is a list, and the field is not"))
        .label("a list")
        .help("take the brackets away, or add `[]` to the type")
}
