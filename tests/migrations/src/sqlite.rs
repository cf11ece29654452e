//! SQLite, in memory.

use pumpflix_dialect::Dialect;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::database::{Database, Reason, Refusal, Row};

pub(crate) struct Sqlite(Connection);

impl Sqlite {
    pub(crate) fn open() -> Self {
        Self(Connection::open_in_memory().unwrap())
    }
}

impl Database for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn clear(&mut self) {
        *self = Self::open();
    }

    fn run(&mut self, script: &str) -> Result<(), Refusal> {
        self.0.execute_batch(script).map_err(|error| {
            // A script that stops inside its own transaction leaves it open.
            let _ = self.0.execute_batch("ROLLBACK");
            let message = error.to_string();
            let has = |words: &str| message.contains(words);
            let reason = if has("NOT NULL constraint") || has("NOT NULL column") {
                Reason::Null
            } else if has("UNIQUE constraint") {
                Reason::Equal
            } else if has("FOREIGN KEY constraint") {
                Reason::Dangling
            } else if has("datatype mismatch") {
                Reason::Unreadable
            // Two names that differ in the case of letters alone are one name there.
            } else if message.starts_with("table ") && has("already exists")
                || has("unknown function")
                || has("no such function")
            {
                Reason::Unknown
            } else {
                Reason::Wrong
            };
            Refusal { reason, message }
        })
    }

    fn fill(&mut self, inserts: &str) -> Result<(), Refusal> {
        let outcome = self.run(&format!("PRAGMA foreign_keys = OFF; BEGIN;\n{inserts};\nCOMMIT"));
        self.run("PRAGMA foreign_keys = ON")?;
        outcome
    }

    fn rows(&mut self, query: &str) -> Vec<Row> {
        let mut statement = self.0.prepare(query).unwrap();
        let width = statement.column_count();
        let cell = |value: ValueRef<'_>| match value {
            ValueRef::Null => None,
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Text(text) | ValueRef::Blob(text) => Some(String::from_utf8_lossy(text).into_owned()),
        };
        let rows = statement.query_map([], |row| (0..width).map(|at| row.get_ref(at).map(cell)).collect());
        rows.unwrap().map(|row| row.unwrap()).collect()
    }

    fn catalog(&mut self) -> Vec<(&'static str, String)> {
        let each = |select: &str| format!("SELECT t.name, {select}");
        let table = "t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
        vec![
            ("table", each(&format!("t.sql LIKE '%AUTOINCREMENT%', 0 FROM sqlite_master t WHERE {table}"))),
            (
                "column",
                each(&format!(
                    "c.name, c.type, c.\"notnull\", c.dflt_value, c.pk
                     FROM sqlite_master t, pragma_table_info(t.name) c WHERE {table}"
                )),
            ),
            (
                "key",
                each(&format!(
                    "k.\"from\", k.\"table\", k.\"to\", k.seq, k.on_update, k.on_delete
                     FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE {table}"
                )),
            ),
            (
                "index",
                // What is ascending may say so.
                "SELECT tbl_name, name, replace(sql, ' ASC', '') FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                    .to_owned(),
            ),
        ]
    }

    fn as_text(&self, column: &str) -> String {
        // The bytes of a blob need not be text.
        format!("CASE typeof({column}) WHEN 'blob' THEN hex({column}) ELSE CAST({column} AS TEXT) END")
    }
}
