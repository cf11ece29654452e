//! This project's side of the comparison.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pumpflix_dialect::Dialect;
use pumpflix_schema::{Checked, Diagnostics, Severity, Sources, Span};
use pumpflix_sql::plan::{PlanOptions, plan};
use pumpflix_sql::{RenderOptions, SqlSchema, lower, render};

use super::ask::BETWEEN_FILES;
use super::cases::Case;

/// One finding of ours.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) warning: bool,
    /// From 1, through all files of the schema.
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

/// Checks, formats and, where valid, writes the scripts of a case the way Prisma writes them.
pub(crate) fn answer(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let mut sources = Sources::new();
    for (number, text) in case.files.iter().enumerate() {
        sources.add(format!("{number}.prisma"), text.clone());
    }
    let checked = guarded(&mut answer, "check", || pumpflix_schema::load(&sources));
    match &checked {
        Some(Ok(checked)) => answer.findings = findings(&sources, &checked.warnings),
        Some(Err(all)) => answer.findings = findings(&sources, all),
        None => {}
    }
    answer.formatted = guarded(&mut answer, "format", || {
        let texts: Vec<_> = pumpflix_schema::format(&sources).into_iter().map(|(_, text)| text).collect();
        texts.join(BETWEEN_FILES)
    });
    let scripted = case.files.len() == 1
        && matches!(case.dialect, Dialect::Postgres | Dialect::Sqlite | Dialect::CockroachDb);
    if let Some(Ok(checked)) = checked.filter(|_| scripted) {
        answer.ddl = guarded(&mut answer, "creation", || script(&SqlSchema::empty(case.dialect), &checked));
        if let Some(previous) = &case.previous {
            let before = Sources::single("before", previous.clone());
            answer.diff = guarded(&mut answer, "diff", || {
                pumpflix_schema::load(&before).ok().map(|before| script(&lower(before.primary()), &checked))
            })
            .flatten();
        }
    }
    answer
}

/// The script from tables to a schema, byte for byte as Prisma would write it.
fn script(before: &SqlSchema, after: &Checked) -> String {
    let after = lower(after.primary());
    let options = PlanOptions { like_prisma: true, ..PlanOptions::default() };
    match plan(before, &after, &options) {
        Ok(migration) => render(&migration, RenderOptions { like_prisma: true }).to_string(),
        Err(error) => error.to_string(),
    }
}

/// The result of `work`, or `None` when it panicked, which is noted.
fn guarded<T>(answer: &mut Answer, part: &'static str, work: impl FnOnce() -> T) -> Option<T> {
    let result = catch_unwind(AssertUnwindSafe(work)).ok();
    if result.is_none() {
        answer.panics.push(part);
    }
    result
}

fn findings(sources: &Sources, diagnostics: &Diagnostics) -> Vec<Finding> {
    diagnostics
        .iter()
        // The reference takes a schema without a datasource; the tables of such a schema are of no database.
        .filter(|d| d.code != "pumpflix::datasource::missing")
        .map(|d| Finding {
            warning: d.severity == Severity::Warning,
            line: line_of(sources, d.span),
            code: d.code.to_owned(),
            message: d.message.clone(),
        })
        .collect()
}

/// The line where a place starts, from 1, through all files.
fn line_of(sources: &Sources, place: Span) -> usize {
    let breaks = |text: &str| text.bytes().filter(|b| *b == b'\n').count();
    let before = sources.iter().take_while(|(file, _)| *file != place.file);
    let before: usize = before.map(|(_, file)| breaks(&file.text) + 1).sum();
    let text = &sources.file(place.file).text;
    before + breaks(text.get(..place.start as usize).unwrap_or(text)) + 1
}
