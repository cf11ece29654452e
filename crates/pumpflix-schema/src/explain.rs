//! The pages of the rules, for people.

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

/// The page of a rule: why it is there, an example that breaks it, the example mended.
#[must_use]
pub fn explain(code: &str) -> Option<String> {
    let page = pages().find(|page| page.code == code)?;
    Some(format!(
        "{}\n\n{}\n\nWrong:\n\n{}\n\nRight:\n\n{}\n",
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
