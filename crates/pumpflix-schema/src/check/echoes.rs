//! Findings that merely follow from another one on the same line: what is mended with it is not said as well.
//!
//! Only lines that keep an error lose one, so the lines with an error stay those of the reference.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};
use crate::syntax::ast::Ast;
use crate::syntax::rules::{junk_line, nested_block};

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

/// Open braces that are looked at; a file with more has lost its form altogether.
const MOST: usize = 10;

/// What else is wrong with a block in which another one opens says to look there first.
pub(crate) fn point_at_the_open_brace(findings: &mut Diagnostics, ast: &Ast, sources: &Sources) {
    let nested: Vec<Span> =
        findings.iter().filter(|d| d.code == nested_block::PAGE.code).map(|d| d.span).take(MOST).collect();
    for place in nested {
        let blocks = ast.models.iter().map(|b| b.span).chain(ast.enums.iter().map(|b| b.span));
        let mut blocks = blocks.chain(ast.configs.iter().map(|b| b.span));
        let Some(block) =
            blocks.find(|b| b.file == place.file && b.start < place.start && place.start < b.end)
        else {
            continue;
        };
        let before = sources.file(place.file).text.get(..place.start as usize).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        for finding in findings.each_mut() {
            let inside = finding.span.file == block.file
                && (block.start..block.end).contains(&finding.span.start)
                && !finding.code.starts_with("pumpflix::syntax::");
            if inside {
                finding.help =
                    Some(format!("first close the block in front of line {line}; this may follow from it"));
            }
        }
    }
}

/// The lines of a block whose keyword is wrong say that, and not that they belong nowhere.
pub(crate) fn point_at_the_keyword(findings: &mut Diagnostics, sources: &Sources) {
    let mut open: Option<Span> = None;
    for finding in findings.each_mut() {
        if finding.code != junk_line::PAGE.code {
            open = None;
            continue;
        }
        let text = sources.text(finding.span).trim();
        match open {
            Some(opener) if opener.file == finding.span.file => {
                "this line is in a block whose first line cannot be read".clone_into(&mut finding.message);
                finding.label.clear();
                finding.help = Some("mend the first line of the block, and this one is read".to_owned());
                if text.starts_with(['}', ')']) {
                    open = None;
                }
            }
            _ => open = text.ends_with(['{', '(']).then_some(finding.span),
        }
    }
}

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
