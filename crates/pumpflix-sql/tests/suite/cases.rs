//! Creation scripts: `tests/cases/<case>/schema.prisma` and `expect/<database>.sql`, with `….like-prisma.sql` beside
//! it where the byte-identical mode differs.

use std::collections::BTreeMap;

use pumpflix_dialect::Dialect;
use pumpflix_sql::{RenderOptions, SqlSchema, create_script, create_script_with};

use crate::catalog;
use crate::folders::{DIALECTS, expect, folders, tables};

#[test]
fn creation_scripts_are_as_expected() {
    for case in folders("cases") {
        let text = std::fs::read_to_string(case.join("schema.prisma")).unwrap();
        let mut files = BTreeMap::new();
        // Of SQL Server there is creation alone.
        for dialect in DIALECTS.into_iter().chain([Dialect::SqlServer]) {
            let Some(schema) = tables(&text, dialect) else { continue };
            let name = dialect.provider();
            let script = create_script(&schema);
            let theirs = create_script_with(&schema, RenderOptions { like_prisma: true });
            if theirs != script {
                files.insert(format!("{name}.like-prisma.sql"), theirs);
            }
            files.insert(format!("{name}.sql"), script);
        }
        assert!(!files.is_empty(), "{}: the schema is valid for some database", case.display());
        expect(&case.join("expect"), &files);
    }
}

#[test]
fn creation_scripts_of_sqlite_run() {
    for (name, schema) in sqlite_schemas() {
        let database = rusqlite::Connection::open_in_memory().unwrap();
        database.execute_batch(&create_script(&schema)).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(catalog::tables(&database).len(), schema.tables.len(), "{name}");
    }
}

/// The cases that are valid for SQLite.
pub(crate) fn sqlite_schemas() -> Vec<(String, SqlSchema)> {
    let read = |case: std::path::PathBuf| {
        let text = std::fs::read_to_string(case.join("schema.prisma")).unwrap();
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        tables(&text, Dialect::Sqlite).map(|schema| (name, schema))
    };
    folders("cases").into_iter().filter_map(read).collect()
}
