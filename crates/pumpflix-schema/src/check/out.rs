//! Where passes and rules put their findings.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{Sources, Span};

/// The findings so far, and the text to quote from.
#[derive(Debug)]
pub(crate) struct Out<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) diagnostics: Diagnostics,
}

impl<'a> Out<'a> {
    pub(crate) fn new(sources: &'a Sources) -> Self {
        Self { sources, diagnostics: Diagnostics::new() }
    }

    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.diagnostics.push(finding);
    }

    pub(crate) fn text(&self, span: Span) -> &'a str {
        self.sources.text(span)
    }
}
