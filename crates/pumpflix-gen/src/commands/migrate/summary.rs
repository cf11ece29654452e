//! A migration for people and for programs.

use crate::outcome::count;
use pumpflix_dialect::Dialect;
use pumpflix_sql::{Script, Severity, Warning};
use serde::Serialize;
use std::fmt::Write;

/// What will be done, then what it can cost. A table's columns are left to the script.
pub(super) fn human(dialect: Dialect, script: &Script, found: &[Warning]) -> String {
    if script.is_empty() {
        return format!("{}: nothing to do\n", dialect.title());
    }
    let statements: Vec<&String> = script.blocks.iter().flat_map(|block| &block.statements).collect();
    let mut text = format!("{}: {}\n", dialect.title(), count(statements.len(), "statement"));
    for statement in statements {
        let shown = if statement.starts_with("CREATE TABLE") { 1 } else { usize::MAX };
        for (i, line) in statement.lines().take(shown).enumerate() {
            let indent = if i == 0 { "  " } else { "      " };
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(text, "{indent}{}", line.trim_end_matches([' ', '(']));
        }
    }
    text + &warnings(found)
}

/// The warnings, each with what to do instead.
pub(super) fn warnings(found: &[Warning]) -> String {
    let mut text = String::new();
    for warning in found {
        let Warning { code, object, message, help } = warning;
        let _ = writeln!(text, "warning[{}]: {object}: {message}", code.as_str());
        if !help.is_empty() {
            let _ = writeln!(text, "  help: {}", help.replace('\n', "\n        "));
        }
    }
    text
}

#[derive(Serialize)]
struct Output<'a> {
    database: &'static str,
    empty: bool,
    steps: Vec<Step<'a>>,
    warnings: Vec<Item<'a>>,
    script: String,
}

#[derive(Serialize)]
struct Step<'a> {
    kind: &'a str,
    statements: &'a [String],
}

#[derive(Serialize)]
struct Item<'a> {
    code: &'static str,
    severity: &'static str,
    object: &'a str,
    message: &'a str,
    help: &'a str,
}

/// The whole migration as one JSON object, and a line feed.
pub(super) fn json(dialect: Dialect, script: &Script, found: &[Warning]) -> String {
    let steps = script.blocks.iter().map(|block| Step { kind: block.title, statements: &block.statements });
    let warnings = found.iter().map(|warning| Item {
        code: warning.code.as_str(),
        severity: severity(warning),
        object: &warning.object,
        message: &warning.message,
        help: &warning.help,
    });
    let output = Output {
        database: dialect.provider(),
        empty: script.is_empty(),
        steps: steps.collect(),
        warnings: warnings.collect(),
        script: script.to_string(),
    };
    // Strings and booleans always serialize.
    serde_json::to_string_pretty(&output).unwrap_or_default() + "\n"
}

const fn severity(warning: &Warning) -> &'static str {
    match warning.code.severity() {
        Severity::DataLoss => "data-loss",
        Severity::MayFail => "may-fail",
        Severity::Blocked => "blocked",
        Severity::Question => "question",
    }
}
