//! What is wrong with a schema, where, and how to mend it.

use std::fmt;

use miette::{LabeledSpan, NamedSource, SourceCode};

use crate::source::{Sources, Span};

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

    /// Each one with the text it is about, ready to be printed.
    pub fn reports<'a>(&'a self, sources: &'a Sources) -> impl Iterator<Item = Report> + 'a {
        self.items.iter().map(|d| Report::new(d, sources))
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

/// A finding together with the text of its file; what a program prints. Places in other files follow as
/// related reports, since a report shows one file.
#[derive(Debug)]
pub struct Report {
    severity: Severity,
    code: &'static str,
    message: String,
    help: Option<String>,
    labels: Vec<LabeledSpan>,
    source: NamedSource<std::sync::Arc<str>>,
    elsewhere: Vec<Report>,
}

impl Report {
    fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let own = diagnostic.span.file;
        // Without words of its own, a place that holds a more exact one on its first line would only be drawn over it.
        let first_line = first_line(sources, diagnostic.span);
        let within =
            |span: &Span| span.file == own && span.start >= first_line.start && span.end <= first_line.end;
        let covered = diagnostic.label.is_empty() && diagnostic.related.iter().any(|(span, _)| within(span));
        let mut labels = Vec::with_capacity(1 + diagnostic.related.len());
        if !covered {
            labels.push(label(sources, diagnostic.span, &diagnostic.label, true));
        }
        let mut elsewhere = Vec::new();
        for (span, text) in &diagnostic.related {
            if span.file == own {
                labels.push(label(sources, *span, text, false));
            } else {
                elsewhere.push(Self {
                    severity: diagnostic.severity,
                    code: diagnostic.code,
                    message: text.clone(),
                    help: None,
                    labels: vec![label(sources, *span, "", true)],
                    source: named(sources, *span),
                    elsewhere: Vec::new(),
                });
            }
        }
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            labels,
            source: named(sources, diagnostic.span),
            elsewhere,
        }
    }
}

fn named(sources: &Sources, span: Span) -> NamedSource<std::sync::Arc<str>> {
    let file = sources.file(span.file);
    NamedSource::new(&file.path, file.text.clone())
}

/// The part of a place on its first line, without the line feed: a report that underlines a whole block hides
/// what matters.
fn first_line(sources: &Sources, span: Span) -> Span {
    let first = sources.text(span).lines().next().unwrap_or("").trim_end();
    let length = u32::try_from(first.len()).unwrap_or(0);
    Span { end: span.start + length, ..span }
}

fn label(sources: &Sources, span: Span, text: &str, primary: bool) -> LabeledSpan {
    let span = first_line(sources, span);
    let text = if text.is_empty() { None } else { Some(text.to_owned()) };
    let (start, len) = (span.start as usize, (span.end - span.start) as usize);
    if primary {
        LabeledSpan::new_primary_with_span(text, (start, len))
    } else {
        LabeledSpan::new(text, start, len)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl miette::Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        if self.elsewhere.is_empty() {
            return None;
        }
        Some(Box::new(self.elsewhere.iter().map(|r| r as &dyn miette::Diagnostic)))
    }
}
