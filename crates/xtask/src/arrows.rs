//! The arrows between the rooms: which crate may use which, and which folder of a crate may use which.

use std::path::Path;

/// For each crate, the crates of this workspace that its `[dependencies]` may name.
const CRATES: &[(&str, &[&str])] = &[
    ("pumpflix-dialect", &[]),
    ("pumpflix-schema", &["pumpflix-dialect"]),
    ("pumpflix-sql", &["pumpflix-dialect", "pumpflix-schema"]),
    ("pumpflix-codegen", &["pumpflix-dialect", "pumpflix-schema", "pumpflix-sql"]),
    ("pumpflix-build", &["pumpflix-codegen", "pumpflix-dialect", "pumpflix-schema", "pumpflix-sql"]),
    ("pumpflix-client", &["pumpflix-client-derive", "pumpflix-dialect"]),
    ("pumpflix-client-derive", &[]),
    ("xtask", &["pumpflix-dialect", "pumpflix-schema", "pumpflix-sql", "pumpflix-test-schemas"]),
];

/// A folder, and what its files must not name.
const FOLDERS: &[(&str, &[&str])] =
    &[("crates/pumpflix-schema/src/syntax", &["crate::model", "crate::check"])];

/// What a manifest's dependencies break, one sentence each.
pub(crate) fn manifest(path: &Path, text: &str) -> Vec<String> {
    let allowed = CRATES.iter().find(|(name, _)| path == Path::new("crates").join(name).join("Cargo.toml"));
    let Some((_, allowed)) = allowed else { return Vec::new() };
    let section = text.split("\n[").find(|section| section.starts_with("dependencies]")).unwrap_or("");
    section
        .lines()
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| name.starts_with("pumpflix-") && !allowed.contains(name))
        .map(|name| format!("{}: must not use {name}; see crates/README.md", path.display()))
        .collect()
}

/// The words that folders share, wherever they are defined.
const SHARED: &[&str] = &["crate::model::Arity"];

/// What a source file names that its folder must not, one sentence each.
pub(crate) fn source(path: &Path, text: &str) -> Vec<String> {
    let text = SHARED.iter().fold(text.to_owned(), |text, shared| text.replace(shared, ""));
    let mut findings = Vec::new();
    for (folder, names) in FOLDERS {
        if path.starts_with(folder) {
            let broken = names.iter().filter(|name| text.contains(**name));
            findings.extend(broken.map(|name| format!("{}: {folder} must not name {name}", path.display())));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_against_the_order_is_named() {
        let path = Path::new("crates/pumpflix-schema/Cargo.toml");
        let text = "[package]\n\n[dependencies]\npumpflix-sql.workspace = true\n\n[lints]\n";
        assert_eq!(
            manifest(path, text),
            ["crates/pumpflix-schema/Cargo.toml: must not use pumpflix-sql; see crates/README.md"]
        );
        assert!(manifest(path, "[dependencies]\npumpflix-dialect.workspace = true\n").is_empty());
    }

    #[test]
    fn a_folder_that_looks_up_is_named() {
        let path = Path::new("crates/pumpflix-schema/src/syntax/ast.rs");
        assert_eq!(source(path, "use crate::model::Schema;").len(), 1);
        assert!(
            source(Path::new("crates/pumpflix-schema/src/check/mod.rs"), "use crate::model::M;").is_empty()
        );
    }
}
