//! Findings as annotations of GitHub Actions.
//!
//! Source of the form and its escapes: GitHub's documentation of workflow commands.

use super::{Findings, severity};
use std::fmt::Write;

/// One line for each finding.
pub(crate) fn render(findings: &Findings) -> String {
    let mut text = String::new();
    for finding in findings.each() {
        let message = match &finding.diagnostic.help {
            Some(help) => format!("{}\nhelp: {help}", finding.diagnostic.message),
            None => finding.diagnostic.message.clone(),
        };
        let _ = writeln!(
            text,
            "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}",
            severity(finding.diagnostic),
            property(finding.file),
            finding.start.line,
            finding.end.line,
            finding.start.column,
            finding.end.column,
            property(finding.diagnostic.code),
            data(&message)
        );
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
