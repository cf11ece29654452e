//! A block that does not say what it is.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::keywordless_block",
    why: "The keyword decides how the lines of a block are read, so a block without one cannot be understood.",
    wrong: "User {
  id Int @id
}",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the block `{name}` has no keyword"))
        .label("expected `model`, `view`, `enum`, `datasource` or `generator` before the name")
        .help(format!("if it is a model, write `model {name} {{`"))
}
