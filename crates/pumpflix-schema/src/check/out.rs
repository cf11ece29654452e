//! Where passes and rules put their findings.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::source::{Sources, Span};

/// The findings so far, and the text to quote from.
#[derive(Debug)]
pub(crate) struct Out<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) diagnostics: Diagnostics,
    errors: usize,
    suggestions: usize,
    later: Vec<Diagnostic>,
}

impl<'a> Out<'a> {
    pub(crate) fn new(sources: &'a Sources) -> Self {
        Self { sources, diagnostics: Diagnostics::new(), errors: 0, suggestions: 0, later: Vec::new() }
    }

    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.errors += usize::from(finding.severity == Severity::Error);
        self.diagnostics.push(finding);
    }

    /// Keeps a finding until everything else about names, types and attributes turned out right.
    pub(crate) fn push_later(&mut self, finding: Diagnostic) {
        self.later.push(finding);
    }

    /// Brings out what was kept.
    pub(crate) fn release_later(&mut self) {
        for finding in std::mem::take(&mut self.later) {
            self.push(finding);
        }
    }

    /// Whether it is still worth looking for a similar name: after dozens of wrong names the answer
    /// helps nobody, and each search costs a walk over all names.
    pub(crate) fn may_suggest(&mut self) -> bool {
        self.suggestions += 1;
        self.suggestions <= 25
    }

    /// At least one error was found so far.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }
}
