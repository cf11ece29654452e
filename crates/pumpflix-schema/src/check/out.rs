//! Where passes and rules put their findings.

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::source::{Sources, Span};

/// The findings so far, and the text to quote from.
#[derive(Debug)]
pub(crate) struct Out<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) diagnostics: Diagnostics,
    errors: usize,
}

impl<'a> Out<'a> {
    pub(crate) fn new(sources: &'a Sources) -> Self {
        Self { sources, diagnostics: Diagnostics::new(), errors: 0 }
    }

    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.errors += usize::from(finding.severity == Severity::Error);
        self.diagnostics.push(finding);
    }

    /// At least one error was found so far.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }
}
