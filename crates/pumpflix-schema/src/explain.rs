//! The pages of the rules, for people.

use crate::check::lints::LINTS;
use crate::check::rules as checked;
use crate::rule::RulePage;
use crate::syntax::rules as parsed;

fn pages() -> impl Iterator<Item = &'static RulePage> {
    parsed::PAGES.iter().chain(checked::PAGES.iter().flat_map(|pages| pages.iter()))
}

/// Every code there is, in the order of the folders.
pub fn codes() -> impl Iterator<Item = &'static str> {
    pages().map(|page| page.code)
}

/// The codes of the lints: warnings about what Prisma accepts, which `/// @allow(code)` silences.
pub fn lints() -> impl Iterator<Item = &'static str> {
    LINTS.iter().map(|(code, _)| *code)
}

/// The page of a rule: why it is there, an example that breaks it, the example mended.
#[must_use]
pub fn explain(code: &str) -> Option<String> {
    let page = pages().find(|page| page.code == code)?;
    let silence = if lints().any(|lint| lint == code) {
        format!("\n\nThis is a warning. `/// @allow({code})` above the place or its block silences it.")
    } else {
        String::new()
    };
    Some(format!(
        "{}\n\n{}{silence}\n\nWrong:\n\n{}\n\nRight:\n\n{}\n",
        page.code,
        page.why,
        indent(page.wrong),
        indent(page.right)
    ))
}

fn indent(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
    lines.collect::<Vec<_>>().join("\n")
}
