//! A line between blocks that is no block.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::junk_line",
    why: "Between blocks there may only be comments and empty lines: everything else belongs into a model, view, enum, datasource or generator block, and a block opens with its keyword, a name and `{`, all on one line.",
    wrong: "modl User {
  id Int @id
}",
    right: "model User {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, text: &str) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, "this line belongs to no block")
        .label("expected `model`, `view`, `enum`, `datasource` or `generator`, or a comment");
    let word = text.split_whitespace().next().unwrap_or("");
    match did_you_mean(word, ["model", "view", "enum", "datasource", "generator"]) {
        Some(keyword) => finding.help(format!("did you mean `{keyword}`?")),
        None if text.trim() == "}" => finding.help("this brace closes nothing; take it away, or look for the block that should open above it"),
        None if ["model", "view", "enum", "datasource", "generator", "type"].contains(&word) => {
            finding.help("a block opens with its keyword, its name and `{` on one line, and closes with `}` on a line of its own")
        }
        None => finding.help("put it into a block, or make it a comment with `//`"),
    }
}
