//! What is wrong with a schema, where, and how to mend it.

use crate::report::{Excerpts, Report};
use crate::source::{Sources, Span};

/// Nobody reads more reports than this, and the first ones mended often mend the rest.
const READABLE: usize = 50;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The schema cannot be used.
    Error,
    /// The schema can be used, but probably does not say what was meant.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// The rule: `pumpflix::relation::missing_opposite`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The place.
    pub span: Span,
    /// A few words at the place; may be empty.
    pub label: String,
    /// Other places that matter, with a few words each.
    pub related: Vec<(Span, String)>,
}

/// Findings in the order in which they were made, or in source order after [`Diagnostics::sort`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostic {
    /// An error of a rule, with a place and without label, help or other places.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            help: None,
            span,
            label: String::new(),
            related: Vec::new(),
        }
    }

    /// A warning of a rule, with a place and without label, help or other places.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// With a few words at the place.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With how to mend it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With another place that matters.
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }
}

impl Diagnostics {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.items.iter()
    }

    /// The findings, to be changed.
    pub(crate) fn each_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.items.iter_mut()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// At least one is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|d| d.severity == Severity::Error)
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all of another list.
    pub fn append(&mut self, other: Self) {
        self.items.extend(other.items);
    }

    /// Puts them in source order, by file, then place, and drops those that say the same twice.
    pub fn sort(&mut self) {
        self.items.sort_by_key(|d| d.span);
        self.items.dedup();
    }

    /// As many as a person reads, and how many are left: the first fifty, errors before warnings, in their order.
    #[must_use]
    pub fn readable(&self) -> (Self, usize) {
        let errors = self.items.iter().filter(|d| d.severity == Severity::Error).count();
        let (mut errors_left, mut warnings_left) = (READABLE, READABLE.saturating_sub(errors));
        let readable = self.items.iter().filter(|d| {
            let left = if d.severity == Severity::Error { &mut errors_left } else { &mut warnings_left };
            let fits = *left > 0;
            *left = left.saturating_sub(1);
            fits
        });
        let readable: Self = readable.cloned().collect();
        let left = self.len() - readable.len();
        (readable, left)
    }

    /// Each one with the text it is about, ready to be printed.
    pub fn reports<'a>(&'a self, sources: &'a Sources) -> impl Iterator<Item = Report> + 'a {
        let excerpts = if self.is_empty() { Vec::new() } else { Excerpts::of(sources) };
        self.items.iter().map(move |d| Report::new(d, sources, &excerpts))
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(findings: I) -> Self {
        Self { items: findings.into_iter().collect() }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
