//! This project's side of the comparison.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pumpflix_schema::{Severity, Sources};

use super::cases::Case;

/// One finding of ours.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) warning: bool,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) code: String,
    pub(crate) message: String,
}

/// What this project says about a schema; a part that panicked is `None`, and `panics` says which.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    pub(crate) findings: Vec<Finding>,
    pub(crate) formatted: Option<String>,
    pub(crate) ddl: Option<String>,
    pub(crate) diff: Option<String>,
    pub(crate) panics: Vec<&'static str>,
}

impl Answer {
    /// Whether there is no error.
    pub(crate) fn valid(&self) -> bool {
        self.findings.iter().all(|f| f.warning)
    }
}

/// Checks, formats and, where valid, writes the scripts of a case.
pub(crate) fn answer(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let sources = Sources::single(case.name.clone(), case.text.clone());
    if let Some(findings) = guarded(&mut answer, "check", || check(&case.text, &sources)) {
        answer.findings = findings;
    }
    answer.formatted = guarded(&mut answer, "format", || {
        pumpflix_schema::format(&sources).into_iter().next().map(|(_, text)| text).unwrap_or_default()
    });
    answer
}

/// The result of `work`, or `None` when it panicked, which is noted.
fn guarded<T>(answer: &mut Answer, part: &'static str, work: impl FnOnce() -> T) -> Option<T> {
    let result = catch_unwind(AssertUnwindSafe(work)).ok();
    if result.is_none() {
        answer.panics.push(part);
    }
    result
}

fn check(text: &str, sources: &Sources) -> Vec<Finding> {
    let (_, diagnostics) = pumpflix_schema::parse(sources);
    diagnostics
        .iter()
        .map(|d| Finding {
            warning: d.severity == Severity::Warning,
            line: line_of(text, d.span.start as usize),
            code: d.code.to_owned(),
            message: d.message.clone(),
        })
        .collect()
}

/// The line, from 1, of a byte.
fn line_of(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1
}
