//! Texts of the schema as Rust documentation.
//!
//! `///` of a schema is free text; in Rust it is Markdown in which code is compiled and brackets are links. Here it
//! becomes text that says the same and that no tool stumbles over.

use proc_macro2::TokenStream;
use quote::quote;

/// The attributes of a documentation: the schema's text, or `otherwise`.
pub(crate) fn docs(text: Option<&str>, otherwise: &str) -> TokenStream {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => lines(&harmless(text)),
        None => lines(otherwise),
    }
}

/// The attributes of a text of this crate's own.
pub(crate) fn lines(text: &str) -> TokenStream {
    // With the blank that stands behind `///`.
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// The text without anything that Rust's tools would run, link or complain of.
fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    let mut fenced = false;
    for line in text.lines() {
        let bare = line.trim();
        if let Some(language) = bare.strip_prefix("```") {
            let opens = !fenced;
            fenced = opens;
            // Code without a language is taken for Rust and run as a test.
            let known = language.trim_start_matches('`').trim();
            harmless.push_str(if opens && (known.is_empty() || is_rust(known)) { "```text" } else { bare });
        } else if fenced {
            harmless.push_str(line.trim_end());
        } else {
            // Four blanks in front would make the line code.
            let indent = line.len() - line.trim_start().len();
            harmless.extend(std::iter::repeat_n(' ', indent.min(3)));
            escape(bare, &mut harmless);
        }
        harmless.push('\n');
    }
    if fenced {
        harmless.push_str("```\n");
    }
    harmless
}

fn is_rust(language: &str) -> bool {
    let words = ["rust", "ignore", "no_run", "should_panic", "compile_fail", "edition", "standalone"];
    words.iter().any(|word| language.starts_with(word))
}

/// Brackets would be links and angles tags; not so between backticks.
fn escape(line: &str, out: &mut String) {
    let mut code = false;
    let even = line.matches('`').count().is_multiple_of(2);
    for c in line.chars() {
        match c {
            '`' if even => code = !code,
            '[' | ']' | '<' | '>' | '`' if !code => out.push('\\'),
            '\t' => {
                out.push(' ');
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays() {
        assert_eq!(harmless("One line.\n\nAnother `List<T>`."), "One line.\n\nAnother `List<T>`.\n");
    }

    #[test]
    fn nothing_is_run_or_linked() {
        assert_eq!(harmless("a [b] <c>"), "a \\[b\\] \\<c\\>\n");
        assert_eq!(harmless("a ` b"), "a \\` b\n");
        assert_eq!(harmless("x\n      y"), "x\n   y\n");
        assert_eq!(harmless("```\nlet a;\n```"), "```text\nlet a;\n```\n");
        assert_eq!(harmless("```rust\nlet a;"), "```text\nlet a;\n```\n");
        assert_eq!(harmless("```json\n{}\n```"), "```json\n{}\n```\n");
    }
}
