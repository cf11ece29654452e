//! Case folders: reading schemas for each database and comparing files with what is expected.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pumpflix_dialect::Dialect;
use pumpflix_schema::{Sources, load};
use pumpflix_sql::{SqlSchema, lower};

/// The databases that cases have scripts for.
pub(crate) const DIALECTS: [Dialect; 4] =
    [Dialect::Postgres, Dialect::Sqlite, Dialect::CockroachDb, Dialect::MySql];

/// The folders below `tests/<kind>`, by name.
pub(crate) fn folders(kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(kind);
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "there are cases");
    folders
}

/// The tables of a schema text for a database, if the schema is valid there.
pub(crate) fn tables(text: &str, dialect: Dialect) -> Option<SqlSchema> {
    let is_provider = |line: &str| {
        let value =
            line.trim().strip_prefix("provider").map(|rest| rest.trim_start().trim_start_matches('='));
        value.is_some_and(|v| Dialect::from_provider(v.trim().trim_matches('"')).is_some())
    };
    let lines = text.lines().map(|line| {
        if is_provider(line) {
            format!("provider = \"{}\"\n", dialect.provider())
        } else {
            format!("{line}\n")
        }
    });
    let sources = Sources::single("schema.prisma", lines.collect::<String>());
    load(&sources).ok().map(|checked| lower(checked.primary()))
}

/// Compares files with a folder, or writes them there when `UPDATE` is set.
pub(crate) fn expect(folder: &Path, wanted: &BTreeMap<String, String>) {
    if std::env::var_os("UPDATE").is_some() {
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).unwrap();
        for (name, text) in wanted {
            std::fs::write(folder.join(name), text).unwrap();
        }
        return;
    }
    let there = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let there: BTreeMap<String, String> = there
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    for (name, text) in wanted {
        assert_eq!(there.get(name), Some(text), "{} {name}: set UPDATE=1 to accept", folder.display());
    }
    let names: Vec<&String> = there.keys().filter(|name| !wanted.contains_key(*name)).collect();
    assert!(names.is_empty(), "{}: nothing writes {names:?}", folder.display());
}
