//! Findings as one JSON object.

use super::{Findings, severity};
use serde::Serialize;

#[derive(Serialize)]
struct Output<'a> {
    files: Vec<&'a str>,
    diagnostics: Vec<Item<'a>>,
}

/// Lines and columns from 1, columns in characters; offset and length in bytes.
#[derive(Serialize)]
struct Item<'a> {
    severity: &'static str,
    code: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    offset: usize,
    length: usize,
}

/// The object, and a line feed.
pub(crate) fn render(findings: &Findings) -> String {
    let diagnostics = findings.each().map(|finding| Item {
        severity: severity(finding.diagnostic),
        code: finding.diagnostic.code,
        message: &finding.diagnostic.message,
        help: finding.diagnostic.help.as_deref(),
        file: finding.file,
        line: finding.start.line,
        column: finding.start.column,
        end_line: finding.end.line,
        end_column: finding.end.column,
        offset: finding.start.offset,
        length: finding.end.offset - finding.start.offset,
    });
    let output = Output { files: findings.paths().collect(), diagnostics: diagnostics.collect() };
    // Strings and numbers always serialize.
    serde_json::to_string_pretty(&output).unwrap_or_default() + "\n"
}
