//! A field without its type.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::missing_type",
    why: "The type decides the column, and there is no default for it.",
    wrong: "model A {
  id Int @id
  name
}",
    right: "model A {
  id   Int    @id
  name String
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the field `{name}` has no type"))
        .label("expected a type behind the name")
        .help(format!("for example `{name} String`"))
}
