//! `pumpflix-gen format`

use super::or_default;
use crate::args::FormatArgs;
use crate::outcome::{Exit, Failure, Outcome, count, note, print};
use pumpflix_schema::source::Sources;
use std::io::Read;
use std::path::Path;

/// Formats standard input or files, or prints how they would change.
pub(crate) fn run(args: &FormatArgs) -> Outcome {
    if args.stdin {
        return stdin(args.check);
    }
    let (mut changed, mut unchanged, mut exit) = (Vec::new(), 0, Exit::Fine);
    for path in or_default(&args.paths)? {
        let input = match pumpflix_build::read(&path) {
            Ok(input) => input,
            // The other paths can still be formatted.
            Err(error) => {
                note(&format!("error: {error}\n"));
                exit = Exit::Failed;
                continue;
            }
        };
        for (id, text) in pumpflix_schema::format(&input.sources) {
            let file = input.sources.file(id);
            if *file.text == *text {
                unchanged += 1;
                continue;
            }
            if args.check {
                print(&diff(&file.path, &file.text, &text))?;
            } else {
                pumpflix_build::replace(Path::new(&file.path), &text)?;
            }
            changed.push(file.path.clone());
        }
    }
    if args.check && !changed.is_empty() {
        let files = count(changed.len(), "file");
        note(&format!("error: {files} not formatted; run: pumpflix-gen format {}\n", changed.join(" ")));
        return Ok(exit.max(Exit::Findings));
    }
    if !changed.is_empty() || unchanged > 0 {
        note(&format!("{} formatted, {unchanged} unchanged\n", count(changed.len(), "file")));
    }
    Ok(exit)
}

fn stdin(check: bool) -> Outcome {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| Failure::failed(format!("cannot read standard input: {error}")))?;
    let text = pumpflix_build::decode(bytes)
        .map_err(|reason| Failure::failed(format!("standard input: {reason}")))?;
    let sources = Sources::single("<stdin>", text);
    let mut exit = Exit::Fine;
    for (id, formatted) in pumpflix_schema::format(&sources) {
        let given = &sources.file(id).text;
        if !check {
            print(&formatted)?;
        } else if **given != *formatted {
            print(&diff("<stdin>", given, &formatted))?;
            exit = Exit::Findings;
        }
    }
    Ok(exit)
}

/// The change as `diff -u` shows it.
fn diff(path: &str, before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(3).header(path, &format!("{path} (formatted)")).to_string()
}
