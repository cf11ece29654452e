//! `@ignore` on a field of an ignored model.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::ignored_twice",
    why: "The whole model is absent from the client.",
    wrong: "model User {
  id   Int @id
  name String @ignore

  @@ignore
}",
    right: "model User {
  id   Int @id
  name String

  @@ignore
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`@ignore` on `{name}`, whose model is ignored as a whole"))
        .label("says nothing new")
        .help("take it away")
}
