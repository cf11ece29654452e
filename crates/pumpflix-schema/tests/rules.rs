//! Every rule on its fixture, and schemas in which nothing is wrong.
//!
//! A snapshot holds the text and the reports on it, as a person sees them.

#![expect(clippy::disallowed_methods, reason = "fixtures are read from disk; the crate itself reads nothing")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::collections::BTreeSet;
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme};
use pumpflix_schema::{Checked, Diagnostics, Sources, codes, explain, load};

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

#[test]
fn ok() {
    insta::glob!("ok/*.prisma", |path| {
        let sources = read(path);
        let found = findings(&sources);
        assert!(found.is_empty(), "{}", rendered(&sources, &found));
    });
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
