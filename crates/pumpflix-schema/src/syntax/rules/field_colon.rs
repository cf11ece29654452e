//! A colon between name and type.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use crate::syntax::mend;
use crate::syntax::rules::junk_in_block::Block;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::field_colon",
    why: "Name and type are separated by blanks alone, as columns of a table.",
    wrong: "model A {
  id: Int @id
}",
    right: "model A {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, line: &str) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, "there is no `:` between a field and its type")
        .label("take this away");
    match mend::line(line, Block::Model) {
        Some(mended) => finding.help(format!("write `{}`", mended.line)),
        None => finding,
    }
}
