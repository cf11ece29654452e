//! The pest parser of `grammar.pest`; its rules and pairs never leave `syntax` and `format`.

use pest_derive::Parser;

/// The parser; start with [`Rule::next`].
#[derive(Parser)]
#[grammar = "syntax/grammar.pest"]
pub(crate) struct Grammar;

#[cfg(test)]
mod tests {
    use pest::Parser;

    use super::{Grammar, Rule};

    #[test]
    fn any_text_begins_with_something() {
        for text in ["", "\n", "}", "model F {", "\u{0}\"", "model F { x\n a @\n}\nfoo", "/*", "a {\n"] {
            assert!(Grammar::parse(Rule::next, text).is_ok(), "{text:?}");
        }
    }
}
