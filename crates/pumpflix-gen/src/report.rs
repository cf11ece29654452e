//! Findings, for people and for programs.

pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod lines;
pub(crate) mod sarif;

use lines::{LineIndex, Place};
use pumpflix_schema::source::Sources;
use pumpflix_schema::{Diagnostic, Diagnostics, Severity};

/// What was found in some schemas.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    schemas: Vec<(Sources, Diagnostics)>,
}

/// One finding and its place, as machine formats need it.
#[derive(Debug)]
pub(crate) struct Finding<'a> {
    pub(crate) diagnostic: &'a Diagnostic,
    /// The file's path.
    pub(crate) file: &'a str,
    pub(crate) start: Place,
    pub(crate) end: Place,
}

impl Findings {
    /// Adds those of one schema.
    pub(crate) fn add(&mut self, sources: Sources, diagnostics: Diagnostics) {
        self.schemas.push((sources, diagnostics));
    }

    /// The schemas, in the order in which they were added.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = (&Sources, &Diagnostics)> {
        self.schemas.iter().map(|(sources, diagnostics)| (sources, diagnostics))
    }

    /// The paths of all files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.schemas.iter().flat_map(|(sources, _)| sources.iter().map(|(_, file)| file.path.as_str()))
    }

    /// How many files there are.
    pub(crate) fn files(&self) -> usize {
        self.paths().count()
    }

    /// How many errors there are.
    pub(crate) fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub(crate) fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.schemas
            .iter()
            .flat_map(|(_, diagnostics)| diagnostics)
            .filter(|d| d.severity == severity)
            .count()
    }

    /// Each finding with its place.
    pub(crate) fn each(&self) -> impl Iterator<Item = Finding<'_>> {
        self.schemas.iter().flat_map(|(sources, diagnostics)| {
            let indexes: Vec<_> = sources.iter().map(|(_, file)| LineIndex::new(&file.text)).collect();
            diagnostics.iter().filter_map(move |diagnostic| {
                let span = diagnostic.span;
                let index = indexes.get(span.file.0 as usize)?;
                let file = sources.file(span.file).path.as_str();
                Some(Finding { diagnostic, file, start: index.place(span.start), end: index.place(span.end) })
            })
        })
    }
}

/// `error` or `warning`.
pub(crate) const fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
