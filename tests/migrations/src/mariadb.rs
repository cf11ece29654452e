//! MariaDB, which stands for MySQL: a database of one's own on the server for tests.

use std::sync::atomic::{AtomicU32, Ordering};

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error, Opts, Value};
use pumpflix_dialect::Dialect;
use tokio::runtime::Runtime;

use crate::database::{Database, Reason, Refusal, Row, server};

pub(crate) struct MariaDb {
    runtime: Runtime,
    connection: Conn,
    name: String,
}

impl MariaDb {
    /// A new database, if there is a server.
    pub(crate) fn open() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let options = Opts::from_url(&server("PUMPFLIX_TEST_MYSQL_URL")?).unwrap();
        let name = format!("laws_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let connection = runtime.block_on(Conn::new(options)).unwrap();
        let mut database = Self { runtime, connection, name };
        database.clear();
        Some(database)
    }

    fn execute(&mut self, script: &str) -> Result<(), Error> {
        self.runtime.block_on(self.connection.query_drop(script))
    }
}

impl Drop for MariaDb {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE IF EXISTS {}", self.name);
        let _ = self.execute(&drop);
    }
}

impl Database for MariaDb {
    fn dialect(&self) -> Dialect {
        Dialect::MySql
    }

    fn clear(&mut self) {
        let name = &self.name;
        let clear = format!(
            "DROP DATABASE IF EXISTS {name};
             CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci; USE {name}"
        );
        self.execute(&clear).unwrap();
    }

    fn run(&mut self, script: &str) -> Result<(), Refusal> {
        self.execute(script).map_err(|error| {
            let (code, message) = match error {
                Error::Server(error) => (error.code, error.message),
                other => (0, other.to_string()),
            };
            let reason = match code {
                // Null in a required column; no default for one.
                1048 | 1138 | 1364 => Reason::Null,
                // A table that others refer to says the second where it has to be copied.
                1062 | 1834 => Reason::Equal,
                1452 | 1216 | 1217 | 1451 => Reason::Dangling,
                // Truncated, out of range, wrong value, bad JSON, no point: null in a column that becomes required is
                // one of them too.
                1264 | 1265 | 1292 | 1366 | 1406 | 1416 | 4025 => Reason::Unreadable,
                // No such function or type, a default that the type does not take, a name or key that is too long or
                // otherwise none there, an index or foreign key that the types do not allow.
                1005 | 1059 | 1067 | 1071 | 1103 | 1166 | 1283 | 1305 | 1630 | 1901 | 4161 | 4169 => {
                    Reason::Unknown
                }
                _ => Reason::Wrong,
            };
            Refusal { reason, message: format!("{code} {message}") }
        })
    }

    fn fill(&mut self, inserts: &str) -> Result<(), Refusal> {
        let outcome = self.run(&format!("SET foreign_key_checks = 0; BEGIN;\n{inserts};\nCOMMIT"));
        self.run("ROLLBACK; SET foreign_key_checks = 1")?;
        outcome
    }

    fn rows(&mut self, query: &str) -> Vec<Row> {
        let rows: Vec<mysql_async::Row> = self.runtime.block_on(self.connection.query(query)).unwrap();
        let cell = |value: Value| match value {
            Value::NULL => None,
            Value::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            other => Some(other.as_sql(true)),
        };
        rows.into_iter().map(|row| row.unwrap().into_iter().map(cell).collect()).collect()
    }

    fn catalog(&mut self) -> Vec<(&'static str, String)> {
        let name = &self.name;
        vec![
            (
                "column",
                format!(
                    "SELECT table_name, column_name, column_type, is_nullable, column_default, extra
                     FROM information_schema.columns WHERE table_schema = '{name}'"
                ),
            ),
            (
                "index",
                format!(
                    "SELECT table_name, index_name, seq_in_index, column_name, non_unique, collation, sub_part,
                            index_type
                     FROM information_schema.statistics WHERE table_schema = '{name}'"
                ),
            ),
            (
                "key",
                format!(
                    "SELECT table_name, constraint_name, referenced_table_name, update_rule, delete_rule
                     FROM information_schema.referential_constraints WHERE constraint_schema = '{name}'"
                ),
            ),
            (
                "column of a key",
                format!(
                    "SELECT table_name, constraint_name, ordinal_position, column_name, referenced_column_name
                     FROM information_schema.key_column_usage
                     WHERE table_schema = '{name}' AND referenced_table_name IS NOT NULL"
                ),
            ),
        ]
    }

    fn as_text(&self, column: &str) -> String {
        format!("CONCAT({column}, '')")
    }
}
