//! A finding as a program prints it.

use std::fmt;
use std::sync::Arc;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{Sources, Span};

/// A file from which excerpts are taken. It knows where its lines begin, so that an excerpt costs as much as it
/// shows: miette by itself counts the lines from the start of the file for each one.
#[derive(Clone, Debug)]
pub(crate) struct Excerpts {
    name: Arc<str>,
    text: Arc<str>,
    lines: Arc<[usize]>,
}

impl Excerpts {
    /// Each file of the sources, in order.
    pub(crate) fn of(sources: &Sources) -> Vec<Self> {
        let each = sources.iter().map(|(_, file)| Self {
            name: Arc::from(file.path.as_str()),
            text: file.text.clone(),
            lines: line_starts(file.text.as_bytes()),
        });
        each.collect()
    }

    /// The number of the line of an offset, from 0.
    fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset).saturating_sub(1)
    }
}

/// Lines end as miette sees it: with a line feed, a carriage return, or both.
fn line_starts(text: &[u8]) -> Arc<[usize]> {
    let ends = text.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => text.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

impl SourceCode for Excerpts {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // A line more than is asked for on both sides, so that the text begins and ends with whole lines.
        let first = self.line(span.offset()).saturating_sub(before + 1);
        let last = self.line(span.offset() + span.len()) + after + 2;
        let start = self.lines.get(first).copied().unwrap_or(0);
        let end = self.lines.get(last).copied().unwrap_or(self.text.len());
        let window = self.text.get(start..end).ok_or(MietteError::OutOfBounds)?;
        let within = SourceSpan::from((span.offset().saturating_sub(start), span.len()));
        let shown = window.read_span(&within, before, after)?;
        let at = shown.span().offset();
        let data = window.as_bytes().get(at..at + shown.data().len()).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_string(),
            data,
            (start + at, data.len()).into(),
            first + shown.line(),
            shown.column(),
            shown.line_count(),
        )))
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
    source: Option<Excerpts>,
    elsewhere: Vec<Report>,
}

impl Report {
    pub(crate) fn new(diagnostic: &Diagnostic, sources: &Sources, excerpts: &[Excerpts]) -> Self {
        let own = diagnostic.span.file;
        let named = |span: Span| excerpts.get(span.file.0 as usize).cloned();
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
                    source: named(*span),
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
            source: named(diagnostic.span),
            elsewhere,
        }
    }
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
        self.source.as_ref().map(|source| source as &dyn SourceCode)
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

#[cfg(test)]
mod tests {
    use super::Excerpts;
    use crate::source::Sources;
    use miette::{SourceCode, SourceSpan};

    /// What is read is what miette itself would read, whatever the ends of the lines are.
    #[test]
    fn excerpts_are_those_of_miette() {
        let text = "a\nbc\r\n\r\n\u{fc}def\rgh\n\n\ni\n";
        let sources = Sources::single("a.prisma", text);
        let excerpts = Excerpts::of(&sources);
        for start in 0..=text.len() {
            for length in 0..=text.len() - start {
                for (before, after) in [(0, 0), (1, 1), (2, 3)] {
                    let span = SourceSpan::from((start, length));
                    let parts = |source: &dyn SourceCode| {
                        let read = source.read_span(&span, before, after).ok()?;
                        let data = String::from_utf8_lossy(read.data()).into_owned();
                        Some((data, *read.span(), read.line(), read.column()))
                    };
                    assert_eq!(parts(&excerpts[0]), parts(&text), "{start} {length} {before} {after}");
                }
            }
        }
    }
}
