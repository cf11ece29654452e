//! Findings as SARIF 2.1.0, the format that code scanning services read.

use super::{Finding, Findings, severity};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The log, and a line feed.
pub(crate) fn render(findings: &Findings) -> String {
    let codes: BTreeSet<&str> = findings.each().map(|finding| finding.diagnostic.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code)).collect();
    let results: Vec<Value> = findings.each().map(|finding| result(&finding, &codes)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pumpflix-gen",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &str) -> Value {
    match pumpflix_schema::explain(code) {
        Some(page) => json!({ "id": code, "help": { "text": page } }),
        None => json!({ "id": code }),
    }
}

fn result(finding: &Finding<'_>, codes: &BTreeSet<&str>) -> Value {
    let diagnostic = finding.diagnostic;
    let message = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    json!({
        "ruleId": diagnostic.code,
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": severity(diagnostic),
        "message": { "text": message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(finding.file) },
            "region": {
                "startLine": finding.start.line,
                "startColumn": finding.start.column,
                "endLine": finding.end.line,
                "endColumn": finding.end.column,
                "byteOffset": finding.start.offset,
                "byteLength": finding.end.offset - finding.start.offset,
            },
        } }],
    })
}

/// A path as a URI reference.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte);
    let path = path.replace('\\', "/");
    path.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
