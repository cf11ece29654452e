//! A line in a block that is neither a field, value or property nor an attribute.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use crate::syntax::mend;
use crate::syntax::rules::nested_block;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::junk_in_block",
    why: "Every line of a block is one thing: a field of a model (`name Type @attributes`), a value of an enum (`NAME`), a property of a datasource or generator (`key = value`), a `@@` attribute, or a comment. None of them may run over several lines.",
    wrong: "model User {
  id Int @id,
}",
    right: "model User {
  id Int @id
}",
};

/// The kind of block, for the words.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Block {
    Model,
    Enum,
    Datasource,
    Generator,
}

pub(crate) fn finding(span: Span, text: &str, block: Block) -> Diagnostic {
    if text.trim_end().ends_with('{') {
        return nested_block::finding(span);
    }
    let (expected, example) = match block {
        Block::Model => ("a field or an `@@` attribute", "`name Type @attribute`"),
        Block::Enum => ("a value or an `@@` attribute", "`NAME @map(\"name\")`"),
        Block::Datasource => ("a property of the datasource", "`provider = \"postgresql\"`"),
        Block::Generator => ("a property of the generator", "`output = \"./src/db\"`"),
    };
    let help = if let Some(mended) = mend::line(text, block) {
        format!("write `{}`: {}", mended.line, mended.why)
    } else if text.ends_with(['(', '[', ',']) && !text.ends_with("),") && text.contains(['(', '[']) {
        "an attribute or a list must be closed on the line it opens on; join the lines".to_owned()
    } else if text.ends_with([',', ';']) {
        format!("take the `{}` away: a line feed ends a line", if text.ends_with(',') { ',' } else { ';' })
    } else if text.matches('"').count() % 2 == 1 {
        "a quotation mark is missing; text must end on the line it begins on".to_owned()
    } else if text.contains('\'') {
        "text stands in double quotes".to_owned()
    } else if text.ends_with('}') {
        "put the closing brace on a line of its own".to_owned()
    } else if text.starts_with('_') {
        "a name begins with a letter; give the database's name with `@map`".to_owned()
    } else {
        format!("such a line reads {example}, with nothing else on it but a comment")
    };
    Diagnostic::error(PAGE.code, span, format!("this line is not {expected}"))
        .label(format!("expected {expected}"))
        .help(help)
}

/// The first of several lines that would be one, which is given.
pub(crate) fn first_of_several(span: Span, joined: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "what is opened on this line is not closed on it")
        .label("runs over several lines")
        .help(format!("an attribute stands on one line: `{joined}`"))
}

/// One of the others.
pub(crate) fn continuation(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "this line continues one that begins above").label("belongs to it")
}
