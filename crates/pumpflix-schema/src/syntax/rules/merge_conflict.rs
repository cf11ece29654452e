//! The marks of an unresolved merge.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::merge_conflict",
    why: "Two versions of the file stand beside each other, so anything else said about it would be noise.",
    wrong: "model A {
<<<<<<< HEAD
  id Int @id
=======
  id String @id
>>>>>>> other
}",
    right: "model A {
  id Int @id
}",
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the file holds an unresolved merge conflict")
        .label("the conflict begins here")
        .help("choose one of the versions and take away the lines `<<<<<<<`, `=======` and `>>>>>>>`")
}
