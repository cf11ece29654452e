//! An exclamation mark behind a type.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::required_mark",
    why: "A field is required unless `?` says otherwise, so there is no mark for it.",
    wrong: "model A {
  id Int! @id
}",
    right: "model A {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "a field is required without any mark")
        .label("take the `!` away")
        .help(format!("write `{name}`; only an optional field has a mark, `{name}?`"))
}
