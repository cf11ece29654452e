//! The formatter against fixtures: `format/CASE.prisma` must become `format/CASE.formatted.prisma`, which is what
//! the reference makes of it.

#![expect(clippy::disallowed_methods, reason = "fixtures are read from disk; the crate itself reads nothing")]
#![expect(clippy::unwrap_used, reason = "a fixture that cannot be read should stop the test")]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use pumpflix_schema::source::Sources;

/// Fixtures that the reference changes again when it formats its own result, and why.
const NOT_IDEMPOTENT: [(&str, &str); 4] = [
    ("broken_lines", "text behind a closing brace moves to a line of its own, then away from the brace"),
    ("columns", "a block with its brace on the next line is moved away from its neighbour only then"),
    ("comments", "blanks before a second `/*` make the mark part of the text, each time anew"),
    ("relation_back_field", "the opposite of a named relation is added without the name"),
];

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/format");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.filter(|path| !path.to_string_lossy().ends_with(".formatted.prisma")).collect();
    paths.sort();
    assert!(paths.len() > 10, "fixtures are missing");
    paths
}

fn format(text: &str) -> String {
    let formatted = pumpflix_schema::format(&Sources::single("schema.prisma", text));
    assert_eq!(formatted.len(), 1);
    formatted.into_iter().next().unwrap().1
}

fn format_files(texts: &[&str]) -> Vec<String> {
    let mut sources = Sources::new();
    for (i, text) in texts.iter().enumerate() {
        sources.add(format!("{i}.prisma"), *text);
    }
    pumpflix_schema::format(&sources).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn fixtures_are_formatted_as_the_reference_does() {
    for path in fixtures() {
        let expected = fs::read_to_string(path.with_extension("formatted.prisma")).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(format(&text), expected, "{}", path.display());
    }
}

#[test]
fn formatting_twice_changes_nothing_more() {
    for path in fixtures() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let once = format(&fs::read_to_string(&path).unwrap());
        let exception = NOT_IDEMPOTENT.iter().find(|(fixture, _)| *fixture == name);
        match exception {
            None => assert_eq!(format(&once), once, "{}", path.display()),
            Some((_, why)) => assert_ne!(format(&once), once, "no longer true of {name}: {why}"),
        }
    }
}

#[test]
fn line_ends_become_line_feeds() {
    let text = "\r\nmodel A {\r\n  id Int @id // x\r\n\r\n  b  Int\r}\r\n// y\rmodel B {\r}";
    assert_eq!(format(text), "model A {\n  id Int @id // x\n\n  b Int\n}\n\n// y\nmodel B {\n}\n");
}

#[test]
fn a_line_that_is_kept_keeps_its_carriage_return() {
    assert_eq!(format("model A {\r\n  what is this\r\n}\r\n"), "model A {\n  what is this\r\n}\n");
}

#[test]
fn nothing_becomes_an_empty_line() {
    for text in ["", "\n", "  \n\n\t\n"] {
        assert_eq!(format(text), "\n");
    }
}

#[test]
fn additions_cross_files() {
    let formatted = format_files(&["model B {\n id Int @id\n a A\n}\n", "model A {\n   id   Int @id\n}\n"]);
    assert_eq!(
        formatted,
        [
            "model B {\n  id  Int @id\n  a   A   @relation(fields: [aId], references: [id])\n  aId Int\n}\n",
            "model A {\n  id Int @id\n  bs B[]\n}\n",
        ]
    );
}

#[test]
fn a_broken_file_stops_additions_in_all() {
    let formatted =
        format_files(&["model B {\n id Int @id\n a A\n}\n", "model A {\n   id   Int @id\n}\nx  y\n", ""]);
    assert_eq!(
        formatted,
        ["model B {\n  id Int @id\n  a  A\n}\n", "model A {\n  id Int @id\n}\n\nx  y\n", "\n"]
    );
}

#[test]
fn values_nested_too_deep_are_kept() {
    for (open, close) in [("[", "]"), ("f(", ")"), ("{a:", "}"), ("f(a:", ")"), ("[", "")] {
        let value = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        let text = format!("model A {{\n  a   Int @x({value})\n}}\n");
        assert_eq!(format(&text), text);
    }
}

/// Text with pieces of schemas in it, whole and broken.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("model ".to_owned()),
        Just("enum E {\n".to_owned()),
        Just("generator g {\n".to_owned()),
        Just("type X = Y".to_owned()),
        "[ \t\r\n\u{a0}]{1,3}",
        "[a-zé_0-9.]{1,4}",
        "[{}()\\[\\]:,=?!@\"\\\\/*-]{1,3}",
        Just("@@id([a, b])\n".to_owned()),
        Just("@relation(fields: [a])".to_owned()),
        Just("/* c */".to_owned()),
        Just("/// d\n".to_owned()),
        Just("Unsupported(\"x\")".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A fixture from which a stretch has been cut, with something else in its place.
fn damaged() -> impl Strategy<Value = String> {
    let texts: Vec<_> = fixtures().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    (prop::sample::select(texts), any::<prop::sample::Index>(), 0_usize..20, pieces()).prop_map(
        |(text, at, length, new)| {
            let chars: Vec<char> = text.chars().collect();
            let at = at.index(chars.len());
            let end = (at + length).min(chars.len());
            chars[..at].iter().copied().chain(new.chars()).chain(chars[end..].iter().copied()).collect()
        },
    )
}

proptest! {
    #[test]
    fn any_text_can_be_formatted(text in "\\PC*") {
        prop_assert!(format(&text).ends_with('\n'));
    }

    #[test]
    fn any_pieces_can_be_formatted(text in pieces()) {
        prop_assert!(format(&text).ends_with('\n'));
    }

    #[test]
    fn damaged_fixtures_can_be_formatted(text in damaged()) {
        prop_assert!(format(&text).ends_with('\n'));
    }

    #[test]
    fn several_files_can_be_formatted(a in damaged(), b in damaged()) {
        prop_assert_eq!(format_files(&[&a, &b]).len(), 2);
    }
}
