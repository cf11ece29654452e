//! `pumpflix-gen check`

use super::or_default;
use crate::args::{CheckArgs, Format};
use crate::outcome::{Exit, Outcome, count, note, print};
use crate::report::{Findings, github, human, json, sarif};
use pumpflix_build::Error;
use pumpflix_schema::Diagnostics;
use std::path::Path;

/// Checks each path as a schema of its own and prints what was found in all of them.
pub(crate) fn run(args: &CheckArgs) -> Outcome {
    let mut findings = Findings::default();
    let mut exit = Exit::Fine;
    for path in or_default(&args.paths)? {
        match check(&path) {
            Ok((input, diagnostics)) => findings.add(input.sources, diagnostics),
            // The other paths may still have something to say.
            Err(error) => {
                note(&format!("error: {error}\n"));
                exit = Exit::Failed;
            }
        }
    }
    let (errors, warnings) = (findings.errors(), findings.warnings());
    if errors > 0 || (args.deny_warnings && warnings > 0) {
        exit = exit.max(Exit::Findings);
    }
    match args.format {
        Format::Human => {
            for (sources, diagnostics) in findings.schemas() {
                note(&human::each(diagnostics, sources));
            }
            let files = count(findings.files(), "file");
            let found = human::counts(errors, warnings).unwrap_or_else(|| "no errors".to_owned());
            if findings.files() > 0 {
                print(&format!("{files}: {found}\n"))?;
            }
        }
        Format::Json => print(&json::render(&findings))?,
        Format::Github => print(&github::render(&findings))?,
        Format::Sarif => print(&sarif::render(&findings))?,
    }
    Ok(exit)
}

/// Everything there is to say about one schema; an error is only what kept it from being read.
fn check(path: &Path) -> Result<(pumpflix_build::Input, Diagnostics), Error> {
    let input = pumpflix_build::read(path)?;
    let diagnostics = match pumpflix_schema::load(&input.sources) {
        Ok(checked) => checked.warnings,
        Err(diagnostics) => diagnostics,
    };
    Ok((input, diagnostics))
}
