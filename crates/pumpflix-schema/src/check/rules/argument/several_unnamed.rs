//! Two arguments without a name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::several_unnamed",
    why: "Only the first argument may stand without its name, since nothing tells the others apart; several values for one argument are a list, in brackets.",
    wrong: "model A {
  id Int
  no Int

  @@id(id, no)
}",
    right: "model A {
  id Int
  no Int

  @@id([id, no])
}",
};

pub(crate) fn finding(span: Span, of: &str, given: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{of}` has several arguments without a name"))
        .label("only one may stand without a name")
        .help(if of.starts_with('@') {
            format!("a list stands in brackets: `{of}([{given}])`")
        } else {
            format!("for a list, add brackets: `[{given}]`")
        })
}
