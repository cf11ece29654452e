//! What must hold for any text: each function panics where it does not.
//!
//! The fuzz targets of `tests/fuzz` call the same functions, so that an ordinary test can run a text that once
//! failed. A text stands for one file, or for several with [`BREAK`] between them.

#![allow(dead_code, reason = "each test and fuzz target calls some of it")]
#![allow(unreachable_pub, reason = "the fuzz targets are another crate")]

mod shape;

use pumpflix_schema::{Checked, Diagnostics, Sources, Span, load};

/// Stands between the files of one text.
pub const BREAK: char = '\u{1f}';

/// The parser: every place lies in the text and on whole characters, and a second run says the same.
pub fn parse(text: &str) {
    let sources = files(text);
    let (ast, found) = pumpflix_schema::parse(&sources);
    assert!(pumpflix_schema::parse(&sources) == (ast.clone(), found.clone()), "the second run differs");
    shape::words(&ast, &sources);
    places(&sources, &found);
}

/// The checker: places as in [`parse`], a second run says the same, errors and only errors make a schema invalid,
/// and every finding can be shown.
pub fn check(text: &str) {
    let sources = files(text);
    let found = findings(&sources);
    assert_eq!(found, findings(&sources), "the second run differs");
    places(&sources, &found);
    assert_eq!(found.reports(&sources).count(), found.len());
}

/// The formatter: what it gives ends with a line feed; what it makes of a sound schema stays sound, says the same,
/// and is not changed again.
pub fn format(text: &str) {
    let sources = files(text);
    let once = pumpflix_schema::format(&sources);
    assert_eq!(once.len(), sources.iter().count());
    assert!(once.iter().all(|(_, text)| text.ends_with('\n')));
    // To broken text it may add more each time, and it rewrites `/* … */` anew each time: the reference does so too.
    let Ok(checked) = load(&sources) else { return };
    if text.contains("/*") {
        return;
    }
    let mut formatted = Sources::new();
    for (file, text) in &once {
        formatted.add(sources.file(*file).path.clone(), text.clone());
    }
    let (before, _) = pumpflix_schema::parse(&sources);
    let (after, _) = pumpflix_schema::parse(&formatted);
    assert_eq!(shape::words(&before, &sources), shape::words(&after, &formatted), "the tree differs");
    match load(&formatted) {
        Ok(again) => assert_eq!(codes(&checked), codes(&again), "other warnings"),
        Err(errors) => panic!("no longer sound: {errors:?}"),
    }
    let twice = pumpflix_schema::format(&formatted);
    // A block attribute that moves to the end can leave an empty line at the start, and a comment behind a closing
    // brace gets a line of its own first and an empty line above it the next time, both as in the reference.
    let behind_brace = |line: &str| line.trim().strip_prefix('}').is_some_and(|rest| !rest.is_empty());
    let moved = text.lines().any(behind_brace)
        || before.models.iter().any(|model| {
            let last = model.fields.last().map(|field| field.span);
            model.attributes.iter().any(|attribute| Some(attribute.span) < last)
        })
        || before.enums.iter().any(|block| {
            let last = block.values.last().map(|value| value.span);
            block.attributes.iter().any(|attribute| Some(attribute.span) < last)
        });
    if moved {
        let mut again = Sources::new();
        for (file, text) in &twice {
            again.add(sources.file(*file).path.clone(), text.clone());
        }
        assert_eq!(pumpflix_schema::format(&again), twice, "changed a third time");
    } else {
        assert_eq!(twice, once, "changed again");
    }
}

fn files(text: &str) -> Sources {
    let mut sources = Sources::new();
    for (number, text) in text.split(BREAK).enumerate() {
        sources.add(format!("{number}.prisma"), text);
    }
    sources
}

fn findings(sources: &Sources) -> Diagnostics {
    match load(sources) {
        Ok(Checked { warnings, .. }) => {
            assert!(!warnings.has_errors(), "an error among the warnings of a sound schema");
            warnings
        }
        Err(found) => {
            assert!(found.has_errors(), "refused without an error");
            found
        }
    }
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    let mut codes: Vec<_> = checked.warnings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes
}

fn places(sources: &Sources, found: &Diagnostics) {
    for finding in found {
        place(sources, finding.span);
        finding.related.iter().for_each(|(span, _)| place(sources, *span));
    }
}

/// A place lies in its file, and begins and ends between characters.
fn place(sources: &Sources, span: Span) {
    let text = &sources.file(span.file).text;
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(text.get(start..end).is_some(), "{span:?} of {} bytes", text.len());
}
