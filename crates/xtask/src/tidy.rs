//! `cargo xtask tidy`: the habits of the house that no other tool checks.

use crate::{Outcome, arrows, step};
use std::path::{Path, PathBuf};

/// A source file has at most this many lines.
const MAX_LINES: usize = 600;

/// Where hand-written and generated files live; anything else at the top belongs to a tool.
const FOLDERS: &[&str] = &["crates", "examples", "schema", "templates", "tests", ".github", ".ci"];

/// Kinds of file that are read.
const EXTENSIONS: &[&str] = &["rs", "pest", "toml", "md", "sql", "prisma", "yml"];

/// Words that say that something is unfinished, and paths that are true on one machine only. Each is cut in
/// two so that this file does not name it.
const FORBIDDEN: &[(&str, &str)] = &[
    ("TO", "DO"),
    ("FIX", "ME"),
    ("XX", "X:"),
    ("todo", "!("),
    ("unimplemented", "!("),
    ("/ho", "me/"),
    ("/ro", "ot/"),
    ("/Us", "ers/"),
];

/// Checks the tree and lists everything that it finds.
pub(crate) fn run() -> Outcome {
    let (files, findings) = inspect(&step::root())?;
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() {
        println!("── tidy: {files} files");
        return Ok(());
    }
    Err(format!("{} things are untidy", findings.len()))
}

/// How many files there are, and what is wrong with them.
fn inspect(root: &Path) -> Result<(usize, Vec<String>), String> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        collect(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut findings = Vec::new();
    for file in &files {
        let path = file.strip_prefix(root).unwrap_or(file);
        // A test's input may be anything, also no text at all.
        let Ok(text) = std::fs::read_to_string(file) else { continue };
        findings.extend(inspect_file(path, &text));
    }
    findings.extend(named_paths(root)?);
    Ok((files.len(), findings))
}

/// Every file below a folder that is not a tool's output.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        if path.is_dir() {
            if !["target", "node_modules", "snapshots"].contains(&name) {
                collect(&path, files)?;
            }
        } else if EXTENSIONS.iter().any(|e| path.extension().is_some_and(|x| x == *e)) {
            files.push(path);
        }
    }
    Ok(())
}

/// What is wrong with one file.
fn inspect_file(path: &Path, text: &str) -> Vec<String> {
    let shown = path.display();
    let first = text.lines().next().unwrap_or("");
    if first.contains("@generated") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let is = |extension: &str| path.extension().is_some_and(|e| e == extension);
    if is("rs") || is("pest") {
        let lines = text.lines().count();
        if lines > MAX_LINES {
            findings.push(format!("{shown}: {lines} lines; {MAX_LINES} at most, 400 wanted"));
        }
        if !first.starts_with("//!") {
            findings.push(format!("{shown}: starts without a `//!` line that says what it holds"));
        }
        findings.extend(arrows::source(path, text));
    }
    if is("toml") {
        findings.extend(arrows::manifest(path, text));
    }
    for (number, line) in (1..).zip(text.lines()) {
        for (head, tail) in FORBIDDEN {
            let word = format!("{head}{tail}");
            if line.contains(&word) {
                findings.push(format!("{shown}:{number}: `{word}` has no place here"));
            }
        }
    }
    findings
}

/// The paths that `crates/README.md` names and that do not exist, from the root or from `crates/`.
fn named_paths(root: &Path) -> Result<Vec<String>, String> {
    let page = "crates/README.md";
    let text = std::fs::read_to_string(root.join(page)).map_err(|e| format!("{page}: {e}"))?;
    Ok(code_spans(&text)
        .filter(|span| is_path(span))
        .filter(|span| !root.join(span).exists() && !root.join("crates").join(span).exists())
        .map(|span| format!("{page}: names `{span}`, which does not exist"))
        .collect())
}

/// The `code` in a page's running text; fenced blocks are left out.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2))
}

/// Whether a code span means a file or folder of this repository.
fn is_path(span: &str) -> bool {
    let plain = span.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    plain && span.contains('/') && !span.starts_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_tree_is_tidy() {
        let (_, findings) = inspect(&step::root()).unwrap();
        assert_eq!(findings, Vec::<String>::new());
    }

    #[test]
    fn a_long_file_without_a_head_has_two_findings() {
        let findings = inspect_file(Path::new("crates/a/src/b.rs"), &"fn f() {}\n".repeat(601));
        assert_eq!(findings.len(), 2, "{findings:?}");
    }

    #[test]
    fn generated_files_are_left_alone() {
        let text = format!("// @generated by pumpflix-gen\n{}", "x\n".repeat(1000));
        assert!(inspect_file(Path::new("examples/a/src/b.rs"), &text).is_empty());
    }

    #[test]
    fn paths_are_told_from_other_code() {
        let spans: Vec<_> = code_spans("see `a/b.rs`, `x`\n```\n`c/d`\n```\nand `<a>/b`").collect();
        assert_eq!(spans, ["a/b.rs", "x", "<a>/b"]);
        let paths: Vec<_> = spans.into_iter().filter(|span| is_path(span)).collect();
        assert_eq!(paths, ["a/b.rs"]);
    }
}
