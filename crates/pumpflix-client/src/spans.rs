//! A `tracing` span for each query, with OpenTelemetry's names for what databases do.
//!
//! The names are those of the semantic conventions for database client spans
//! (<https://opentelemetry.io/docs/specs/semconv/database/database-spans/>). The text holds no parameter's value.

use std::panic::Location;

use pumpflix_dialect::Dialect;
use tracing::field::Empty;

use crate::error::{Error, Result};

/// What spans say about the database.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) dialect: Dialect,
    /// Name of the database, or its file.
    pub(crate) namespace: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) port: Option<u16>,
}

pub(crate) fn span(server: &Server, sql: &str, place: Option<&'static Location<'static>>) -> tracing::Span {
    let (operation, table) = summary(sql);
    let span = tracing::info_span!(
        target: "pumpflix_client",
        "query",
        otel.kind = "client",
        otel.name = Empty,
        otel.status_code = Empty,
        db.system.name = match server.dialect {
            Dialect::Sqlite => "sqlite",
            Dialect::CockroachDb => "cockroachdb",
            Dialect::MySql => "mysql",
            Dialect::SqlServer => "microsoft.sql_server",
            Dialect::Postgres => "postgresql",
        },
        db.namespace = server.namespace.as_deref(),
        db.operation.name = operation,
        db.collection.name = table,
        db.query.text = sql,
        db.response.returned_rows = Empty,
        db.response.status_code = Empty,
        error.type = Empty,
        server.address = server.address.as_deref(),
        server.port = server.port,
        code.file.path = place.map(Location::file),
        code.line.number = place.map(Location::line),
    );
    if !span.is_disabled() {
        match table {
            Some(table) => span.record("otel.name", format_args!("{operation} {table}")),
            None => span.record("otel.name", operation),
        };
    }
    span
}

pub(crate) fn record(span: &tracing::Span, result: &Result<u64>) {
    match result {
        Ok(rows) => {
            span.record("db.response.returned_rows", rows);
        }
        Err(error) => {
            span.record("otel.status_code", "ERROR");
            span.record("error.type", error.code());
            if let Error::Database { code, .. } = error {
                span.record("db.response.status_code", code.as_str());
            }
        }
    }
}

/// The first word of a statement, and the first table that it names.
fn summary(sql: &str) -> (&str, Option<&str>) {
    let operation = sql.split_whitespace().next().unwrap_or("");
    let table = [" FROM \"", " INTO \"", "UPDATE \""]
        .iter()
        .filter_map(|before| sql.find(before).map(|at| at + before.len()))
        .min()
        .and_then(|start| sql.get(start..)?.split('"').next());
    (operation, table)
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn statements_in_two_words() {
        assert_eq!(summary("SELECT \"id\" FROM \"Post\" AS t0"), ("SELECT", Some("Post")));
        assert_eq!(summary("INSERT INTO \"Post\" (\"id\")"), ("INSERT", Some("Post")));
        assert_eq!(summary("UPDATE \"Post\" SET \"a\" = 1"), ("UPDATE", Some("Post")));
        assert_eq!(summary("SELECT COUNT(*) FROM (SELECT 1 FROM \"Post\")"), ("SELECT", Some("Post")));
        assert_eq!(summary("BEGIN"), ("BEGIN", None));
        assert_eq!(summary(""), ("", None));
    }
}
