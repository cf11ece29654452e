//! Every rule on its fixture, and schemas in which nothing is wrong.
//!
//! A snapshot holds the text and the reports on it, as a person sees them.

#![expect(clippy::disallowed_methods, reason = "fixtures are read from disk; the crate itself reads nothing")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::collections::BTreeSet;
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme};
use pumpflix_schema::{Checked, Diagnostics, Severity, Sources, codes, explain, lints, load};

fn read(path: &Path) -> Sources {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Sources::single(name, std::fs::read_to_string(path).unwrap())
}

fn findings(sources: &Sources) -> Diagnostics {
    match load(sources) {
        Ok(Checked { warnings, .. }) => warnings,
        Err(all) => all,
    }
}

fn rendered(sources: &Sources, found: &Diagnostics) -> String {
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
    let mut text = String::new();
    for report in found.reports(sources) {
        handler.render_report(&mut text, &report).unwrap();
        text.push('\n');
    }
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn err() {
    insta::glob!("err/*.prisma", |path| {
        let sources = read(path);
        let found = findings(&sources);
        assert!(!found.is_empty(), "nothing is wrong with {}", path.display());
        let source = &sources.iter().next().unwrap().1.text;
        insta::assert_snapshot!(format!("{source}\n{}\n{}", "-".repeat(80), rendered(&sources, &found)));
    });
}

/// What people type who come from elsewhere or in a hurry: each slip with what they are told.
#[test]
fn slips() {
    insta::glob!("slips/*.prisma", |path| {
        let sources = read(path);
        let found = findings(&sources);
        assert!(found.has_errors(), "nothing is wrong with {}", path.display());
        let source = &sources.iter().next().unwrap().1.text;
        insta::assert_snapshot!(format!("{source}\n{}\n{}", "-".repeat(80), rendered(&sources, &found)));
    });
}

#[test]
fn ok() {
    insta::glob!("ok/*.prisma", |path| {
        let sources = read(path);
        let found = findings(&sources);
        assert!(found.is_empty(), "{}", rendered(&sources, &found));
    });
}

/// What follows from something else on its line is not said, and nothing is said beside a merge conflict.
#[test]
fn one_mistake_is_one_error() {
    let slips = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slips");
    for (slip, code) in [
        ("relation_to_unknown_model", "pumpflix::types::unknown"),
        ("merge_conflict", "pumpflix::syntax::merge_conflict"),
        ("mongodb", "pumpflix::datasource::unknown_provider"),
    ] {
        let found = findings(&read(&slips.join(format!("{slip}.prisma"))));
        assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [code], "{slip}");
    }
}

/// Each rule has a fixture of its name that it speaks about, and no fixture is without a rule.
#[test]
fn every_rule_has_its_fixture() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/err");
    let mut files = BTreeSet::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "prisma") {
            files.insert(path.file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
    for code in codes() {
        let stem = code.trim_start_matches("pumpflix::").replace("::", "_");
        assert!(files.remove(&stem), "no fixture tests/err/{stem}.prisma for {code}");
        let found = findings(&read(&folder.join(format!("{stem}.prisma"))));
        let said: Vec<_> = found.iter().map(|d| d.code).collect();
        assert!(said.contains(&code), "{stem}.prisma is not about {code} but {said:?}");
    }
    assert!(files.is_empty(), "fixtures without a rule: {files:?}");
}

/// Every lint is a warning on a schema that is right, and `/// @allow(code)` silences it and nothing else: above
/// the line, and above the block.
#[test]
fn every_lint_can_be_silenced() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/err");
    let mut seen = 0;
    for code in lints() {
        let stem = code.trim_start_matches("pumpflix::").replace("::", "_");
        let text = std::fs::read_to_string(folder.join(format!("{stem}.prisma"))).unwrap();
        let sources = Sources::single("a.prisma", text.clone());
        let found = load(&sources).map(|checked| checked.warnings);
        let found = found.unwrap_or_else(|all| panic!("{code} is no error: {all:?}"));
        let about = |found: &Diagnostics| found.iter().filter(|d| d.code == code).count();
        let others = found.len() - about(&found);
        assert!(about(&found) > 0, "{code}: {found:?}");
        assert!(found.iter().all(|d| d.severity == Severity::Warning));
        let mut lines: Vec<usize> = found
            .iter()
            .filter(|d| d.code == code)
            .map(|d| text[..d.span.start as usize].matches('\n').count())
            .collect();
        lines.dedup();
        for of_block in [false, true] {
            let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
            for line in lines.iter().rev() {
                let mut above = *line;
                while of_block && !all[above].ends_with('{') {
                    above -= 1;
                }
                all.insert(above, format!("  /// @allow(pumpflix::another::one, {code})"));
            }
            let text = all.join("\n") + "\n";
            let sources = Sources::single("a.prisma", text.clone());
            let warnings = load(&sources).unwrap().warnings;
            assert_eq!((about(&warnings), warnings.len()), (0, others), "{code}\n{text}\n{warnings:?}");
            let wrong = text.replace(&format!("{code})"), "pumpflix::another::two)");
            let warnings = load(&Sources::single("a.prisma", wrong)).unwrap().warnings;
            assert_eq!(warnings.len(), found.len(), "{code} is silenced by another code");
        }
        assert!(explain(code).unwrap().contains(&format!("/// @allow({code})")));
        seen += 1;
    }
    assert!(seen >= 32, "only {seen} lints");
}

/// What `explain` shows as right does not break the rule, and what it shows as wrong does.
#[test]
fn pages_are_true() {
    for code in codes() {
        let page = explain(code).unwrap();
        let (rest, right) = page.split_once("\n\nRight:\n\n").unwrap();
        let (_, wrong) = rest.split_once("\n\nWrong:\n\n").unwrap();
        for (example, breaks) in [(wrong, true), (right, false)] {
            let lines: Vec<&str> = example.lines().map(|line| line.get(4..).unwrap_or("")).collect();
            let mut text = lines.join(
                "
",
            ) + "
";
            let fixture = code.trim_start_matches("pumpflix::").replace("::", "_");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/err/{fixture}.prisma"));
            let whole = std::fs::read_to_string(path).unwrap();
            if !text.contains("datasource ") && code != "pumpflix::datasource::missing" {
                text.insert_str(0, &block(&whole, "datasource "));
            }
            if !text.contains("generator ") {
                text.insert_str(0, &block(&whole, "generator "));
            }
            let sources = Sources::single(code, text);
            let found = findings(&sources);
            let said = found.iter().any(|d| d.code == code);
            assert_eq!(said, breaks, "{code}\n{example}\n{}", rendered(&sources, &found));
        }
    }
}

/// The first block of a kind in a schema, with its braces.
fn block(schema: &str, keyword: &str) -> String {
    let lines = schema.lines().skip_while(|line| !line.starts_with(keyword));
    let mut text = String::from("\n");
    for line in lines {
        text.push_str(line);
        text.push('\n');
        if line.starts_with('}') {
            break;
        }
    }
    text
}

#[test]
fn a_code_that_is_not_known_has_no_page() {
    assert_eq!(explain("pumpflix::nothing"), None);
}
