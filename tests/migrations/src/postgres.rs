//! PostgreSQL: a database of one's own on the server for tests.

use std::sync::atomic::{AtomicU32, Ordering};

use pumpflix_dialect::Dialect;
use tokio::runtime::Runtime;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

use crate::database::{Database, Reason, Refusal, Row, server};

pub(crate) struct Postgres {
    runtime: Runtime,
    client: Client,
    owner: Client,
    config: Config,
    name: String,
}

impl Postgres {
    /// A new database, if there is a server.
    pub(crate) fn open() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let config: Config = server("PUMPFLIX_TEST_POSTGRES_URL")?.parse().unwrap();
        let name = format!("laws_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (owner, client) = runtime.block_on(async {
            let owner = connect(&config).await;
            owner.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
            (owner, connect(config.clone().dbname(&name)).await)
        });
        Some(Self { runtime, client, owner, config, name })
    }
}

async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    // A script says a lot that nobody reads here.
    client.batch_execute("SET client_min_messages = error").await.unwrap();
    client
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        let _ = self.runtime.block_on(self.owner.batch_execute(&drop));
    }
}

/// Schemas of the user, in a catalog query that calls them `n`.
const OURS: &str = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

impl Database for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn clear(&mut self) {
        let clear = format!(
            "ROLLBACK; DO $$ DECLARE name text; BEGIN
               FOR name IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
                 EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', name); END LOOP;
               FOR name IN SELECT nspname FROM pg_namespace n WHERE {OURS} LOOP
                 EXECUTE format('DROP SCHEMA %I CASCADE', name); END LOOP;
             END $$; CREATE SCHEMA public"
        );
        if self.runtime.block_on(self.client.batch_execute(&clear)).is_ok() {
            return;
        }
        // The server may drop a function of an extension before the index that stands on it, and then misses it.
        let name = &self.name;
        let anew = [format!("DROP DATABASE {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")];
        self.client = self.runtime.block_on(async {
            for statement in anew {
                self.owner.batch_execute(&statement).await.unwrap();
            }
            connect(self.config.clone().dbname(name)).await
        });
    }

    fn run(&mut self, script: &str) -> Result<(), Refusal> {
        self.runtime.block_on(self.client.batch_execute(script)).map_err(|error| {
            let code = error.code().map_or("", tokio_postgres::error::SqlState::code);
            let message = error.as_db_error().map_or(error.to_string(), |e| e.message().to_owned());
            let reason = match code {
                // Two tables have one name when cut.
                "42P07" if message.split('"').any(|word| word.len() > 59) => Reason::Unknown,
                // Two values of an enum have one name in the database.
                "23505" if message.contains("pg_enum") => Reason::Unknown,
                "23502" => Reason::Null,
                "23505" => Reason::Equal,
                "23503" => Reason::Dangling,
                // Undefined functions and types, files of extensions that are not installed, a default of another
                // type than its column, two columns or types whose names are one when cut.
                "42883" | "42704" | "58P01" | "0A000" | "42804" | "42701" | "42710" => Reason::Unknown,
                code if code.starts_with("22") => Reason::Unreadable,
                _ => Reason::Wrong,
            };
            Refusal { reason, message: format!("{code} {message}") }
        })
    }

    fn fill(&mut self, inserts: &str) -> Result<(), Refusal> {
        // A script of several statements is one transaction.
        self.run(&format!("SET LOCAL session_replication_role = replica;\n{inserts}"))
    }

    fn rows(&mut self, query: &str) -> Vec<Row> {
        let messages = self.runtime.block_on(self.client.simple_query(query)).unwrap();
        let row = |message: &SimpleQueryMessage| match message {
            SimpleQueryMessage::Row(row) => {
                Some((0..row.len()).map(|at| row.get(at).map(str::to_owned)).collect())
            }
            _ => None,
        };
        messages.iter().filter_map(row).collect()
    }

    fn catalog(&mut self) -> Vec<(&'static str, String)> {
        let table = format!(
            "pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND t.relkind = 'r' AND {OURS}"
        );
        vec![
            ("schema", // One that nothing is in any more stays, since something else may come to live there.
                format!(
                    "SELECT nspname FROM pg_namespace n
                     WHERE {OURS} AND EXISTS (SELECT FROM pg_class t WHERE t.relnamespace = n.oid)"
                )),
            ("extension", "SELECT extname FROM pg_extension".to_owned()),
            (
                "column",
                format!(
                    "SELECT n.nspname, t.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                            pg_get_expr(d.adbin, d.adrelid), pg_get_serial_sequence(
                              quote_ident(n.nspname) || '.' || quote_ident(t.relname), a.attname)
                     FROM {table}
                     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
                     LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum"
                ),
            ),
            (
                "constraint",
                format!(
                    "SELECT n.nspname, t.relname, k.conname, k.contype, pg_get_constraintdef(k.oid)
                     FROM {table} JOIN pg_constraint k ON k.conrelid = t.oid"
                ),
            ),
            (
                "index",
                format!(
                    "SELECT n.nspname, indexdef FROM pg_indexes i JOIN pg_namespace n ON n.nspname = i.schemaname
                     WHERE {OURS}"
                ),
            ),
            (
                "enum",
                format!(
                    "SELECT n.nspname, t.typname, array(SELECT enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid
                            ORDER BY enumlabel)
                     FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                     WHERE t.typtype = 'e' AND {OURS}"
                ),
            ),
            (
                "sequence",
                format!(
                    "SELECT n.nspname, t.relname, s.seqtypid::regtype FROM pg_sequence s
                     JOIN pg_class t ON t.oid = s.seqrelid JOIN pg_namespace n ON n.oid = t.relnamespace
                     WHERE {OURS}"
                ),
            ),
        ]
    }

    fn as_text(&self, column: &str) -> String {
        format!("{column}::text")
    }
}
