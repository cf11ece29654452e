//! A migration for people and for programs.

use crate::outcome::count;
use pumpflix_dialect::Dialect;
use pumpflix_sql::{Migration, Script, Severity, Warning};
use serde::Serialize;
use std::fmt::Write;

/// What comes, goes and changes, then what it can cost.
pub(super) fn human(dialect: Dialect, migration: &Migration<'_>) -> String {
    let changes = pumpflix_sql::summary(migration);
    if migration.steps.is_empty() {
        return format!("{}: nothing to do\n", dialect.title());
    }
    let mut text = format!("{}: {}\n", dialect.title(), count(changes.len(), "change"));
    for change in &changes {
        let _ = writeln!(text, "  {change}");
    }
    text + &warnings(&migration.warnings)
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
    changes: Vec<Change<'a>>,
    steps: Vec<Step<'a>>,
    warnings: Vec<Item<'a>>,
    script: String,
}

#[derive(Serialize)]
struct Change<'a> {
    kind: &'static str,
    thing: &'static str,
    object: &'a str,
    detail: &'a str,
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
pub(super) fn json(dialect: Dialect, migration: &Migration<'_>, script: &Script) -> String {
    let summary = pumpflix_sql::summary(migration);
    let changes = summary.iter().map(|change| Change {
        kind: change.kind.as_str(),
        thing: change.thing,
        object: &change.object,
        detail: &change.detail,
    });
    let steps = script.blocks.iter().map(|block| Step { kind: block.title, statements: &block.statements });
    let warnings = migration.warnings.iter().map(|warning| Item {
        code: warning.code.as_str(),
        severity: severity(warning),
        object: &warning.object,
        message: &warning.message,
        help: &warning.help,
    });
    let output = Output {
        database: dialect.provider(),
        empty: script.is_empty(),
        changes: changes.collect(),
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
