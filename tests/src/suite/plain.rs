//! What is really in the database: plain SQL through the drivers themselves, beside the client and its pool.

use super::databases::{Client, at_postgres, with_tables};

/// A connection of the driver's own.
pub(crate) enum Plain {
    Sqlite(rusqlite::Connection),
    Postgres(tokio_postgres::Client),
}

impl Plain {
    /// Runs statements.
    pub(crate) async fn run(&self, sql: &str) {
        match self {
            Self::Sqlite(connection) => connection.execute_batch(sql).unwrap(),
            Self::Postgres(client) => client.batch_execute(sql).await.unwrap(),
        }
    }

    /// Each row of a query as text: its columns with a space between, `-` for null.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<String> {
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare(sql).unwrap();
                let width = statement.column_count();
                let rows = statement.query_map((), |row| {
                    (0..width).map(|at| row.get(at).map(shown)).collect::<Result<Vec<_>, _>>()
                });
                rows.unwrap().map(|row| row.unwrap().join(" ")).collect()
            }
            Self::Postgres(client) => {
                let rows = client.simple_query(sql).await.unwrap();
                let rows = rows.iter().filter_map(|message| match message {
                    tokio_postgres::SimpleQueryMessage::Row(row) => Some(row),
                    _ => None,
                });
                rows.map(|row| {
                    (0..row.len()).map(|at| row.get(at).unwrap_or("-")).collect::<Vec<_>>().join(" ")
                })
                .collect()
            }
        }
    }

    /// The number that a query gives.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        self.rows(sql).await[0].parse().unwrap()
    }
}

fn shown(value: rusqlite::types::Value) -> String {
    match value {
        rusqlite::types::Value::Null => "-".to_owned(),
        rusqlite::types::Value::Integer(v) => v.to_string(),
        rusqlite::types::Value::Real(v) => v.to_string(),
        rusqlite::types::Value::Text(v) => v,
        rusqlite::types::Value::Blob(v) => format!("{v:02x?}"),
    }
}

/// Runs a test on SQLite in a file and on PostgreSQL where there is a server, with a connection of the driver's own
/// to the same tables.
pub(crate) async fn each_plain<D: Client>(test: impl AsyncFn(D, Plain)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let db = with_tables(&format!("sqlite:{}", path.display())).await;
    test(db, Plain::Sqlite(rusqlite::Connection::open(path).unwrap())).await;
    on_postgres_plain(test).await;
}

/// The same on PostgreSQL alone.
pub(crate) async fn on_postgres_plain<D: Client>(test: impl AsyncFn(D, Plain)) {
    at_postgres(async |url: &str| {
        let db: D = with_tables(url).await;
        let (server, schema) = url.split_once("?schema=").unwrap();
        let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
        let connection = tokio::spawn(connection);
        client.batch_execute(&format!("SET search_path TO {schema}")).await.unwrap();
        test(db.clone(), Plain::Postgres(client)).await;
        db.database().close();
        connection.await.unwrap().unwrap();
    })
    .await;
}
