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
    if let Some(comment) = text.trim_start().strip_prefix('#') {
        let comment = comment.trim_start_matches('#').trim_start();
        return finding.help(format!("write `// {comment}`: a comment begins with `//`"));
    }
    if let Some(line) = block(text, word) {
        return finding.help(format!("did you mean `{line}`?"));
    }
    match did_you_mean(word, ["model", "view", "enum", "datasource", "generator"]) {
        Some(keyword) => finding.help(format!("did you mean `{keyword}`?")),
        None if text.trim() == "}" => finding.help("this brace closes nothing; take it away, or look for the block that should open above it"),
        None if ["model", "view", "enum", "datasource", "generator", "type"].contains(&word) => {
            finding.help("a block opens with its keyword, its name and `{` on one line, and closes with `}` on a line of its own")
        }
        None => finding.help("put it into a block, or make it a comment with `//`"),
    }
}

/// The line with which the block begins that was probably meant: `class User {` is a model.
fn block(text: &str, word: &str) -> Option<String> {
    let mut words = text.trim_end_matches(['(', '{', ' ', '\r']).split_whitespace();
    let habit = ["class", "table", "entity", "interface", "struct", "schema", "collection", "record"];
    let keyword = match words.next()?.to_ascii_lowercase().as_str() {
        "create" => match words.next()?.to_ascii_lowercase().as_str() {
            "table" => "model",
            "view" => "view",
            "type" => "enum",
            _ => return None,
        },
        "export" | "public" if words.next().is_some_and(|word| habit.contains(&word)) => "model",
        word if habit.contains(&word) => "model",
        _ if text.trim_end().ends_with('{') => {
            did_you_mean(word, ["model", "view", "enum", "datasource", "generator"])?
        }
        _ => return None,
    };
    let name = words.next()?.trim_matches(['"', '`', '(', '{']);
    let is_name = words.next().is_none() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    is_name.then(|| format!("{keyword} {name} {{"))
}
