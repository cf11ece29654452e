//! A block without its closing brace.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::unclosed_block",
    why: "A block ends with a brace on a line of its own; without it nobody knows where the block ends, and nothing of it can be used.",
    wrong: "model User {
  id Int @id",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, line: &str) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, "this block is never closed").label("opened here");
    match line.split_once('{') {
        Some((_, inside)) if inside.trim_end().ends_with('}') => finding
            .help("what stands behind `{` is passed over: put each field, and the `}`, on a line of its own"),
        _ => finding.help("put `}` on a line of its own behind its last line"),
    }
}

/// One of the lines behind the one that opens the block.
pub(crate) fn line(span: Span, line: &str) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, "this line is in a block that is never closed");
    if line.ends_with('}') && line.len() > 1 {
        return finding.help("put the `}` on a line of its own");
    }
    finding
}
