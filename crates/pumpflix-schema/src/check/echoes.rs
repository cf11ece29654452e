//! Findings that merely follow from another one on the same line: what is mended with it is not said as well.
//!
//! Only lines that keep an error lose one, so the lines with an error stay those of the reference.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Sources;

/// What is said first, and what follows from it.
const ECHOES: &[(&str, &str)] = &[
    ("pumpflix::types::unknown", "pumpflix::relation::not_a_relation"),
    ("pumpflix::relation::many_to_many_view", "pumpflix::relation::many_to_many_id"),
    ("pumpflix::relation::action_not_supported", "pumpflix::relation::cycle"),
    ("pumpflix::key::index_type", "pumpflix::key::operator_class"),
    ("pumpflix::key::index_type", "pumpflix::key::sort"),
    ("pumpflix::attribute::duplicate", "pumpflix::argument::missing"),
    ("pumpflix::argument::unknown", "pumpflix::argument::missing"),
];

/// Of findings in source order, those that say something of their own.
pub(crate) fn silence(findings: Diagnostics, sources: &Sources) -> Diagnostics {
    let mut kept = Diagnostics::new();
    let mut line: Vec<Diagnostic> = Vec::new();
    for finding in findings {
        if line.last().is_some_and(|last| !same_line(last, &finding, sources)) {
            keep(&mut line, &mut kept);
        }
        line.push(finding);
    }
    keep(&mut line, &mut kept);
    kept
}

fn same_line(last: &Diagnostic, next: &Diagnostic, sources: &Sources) -> bool {
    let (a, b) = (last.span, next.span);
    let between = || sources.file(a.file).text.get(a.start as usize..b.start as usize);
    a.file == b.file && between().is_some_and(|text| !text.contains('\n'))
}

fn keep(line: &mut Vec<Diagnostic>, kept: &mut Diagnostics) {
    let codes: HashSet<&str> = line.iter().map(|d| d.code).collect();
    for finding in line.drain(..) {
        let mut causes = ECHOES.iter().filter(|(_, echo)| *echo == finding.code);
        if !causes.any(|(cause, _)| codes.contains(cause)) {
            kept.push(finding);
        }
    }
}
