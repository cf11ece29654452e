//! A block that opens inside another one.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::nested_block",
    why: "Blocks stand beside each other and never inside one another; where one seems to open inside another, the brace that closes the first is missing.",
    wrong: "model User {
  id Int @id

model Post {
  number Int @unique
}",
    right: "model User {
  id Int @id
}

model Post {
  number Int @unique
}",
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "a block opens inside another one")
        .label("the block above is still open")
        .help("close the block above: `}` on a line of its own")
}
