//! SQLite through rusqlite, on the calling task: a query takes microseconds, a hop to another thread ten times
//! as long.

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, ErrorCode, OpenFlags, StatementStatus};

use super::EachRow;
use crate::cell::{RawRow, Row};
use crate::database::Options;
use crate::error::{Error, Result};
use crate::meta::SchemaMeta;
use crate::nested::Pack;
use crate::observe::Counters;
use crate::render::NO_FULL_TEXT;
use crate::time_text::datetime_text;
use crate::value::{InvalidValue, Value};

/// One open database.
pub(crate) struct SqliteConnection {
    inner: rusqlite::Connection,
    counters: Arc<Counters>,
}

/// Where a `sqlite:` URL points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SqliteTarget {
    /// The file; `None` is a database in memory.
    pub(crate) path: Option<PathBuf>,
    /// It may be created.
    pub(crate) create: bool,
    /// It may be written.
    pub(crate) write: bool,
}

impl SqliteTarget {
    /// Reads `sqlite:path`, `sqlite://path`, `sqlite::memory:` or Prisma's `file:path`, with `?mode=ro|rw|rwc`.
    pub(crate) fn parse(url: &str) -> Result<Option<Self>> {
        let Some(rest) = url.strip_prefix("sqlite:").or_else(|| url.strip_prefix("file:")) else {
            return Ok(None);
        };
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut target = Self { path: None, create: true, write: true };
        for pair in query.split('&').filter(|p| !p.is_empty()) {
            match pair {
                "mode=rwc" => {}
                "mode=rw" => target.create = false,
                "mode=ro" => (target.create, target.write) = (false, false),
                // Prisma's own, for its pool; the builder sets ours.
                _ if pair.starts_with("connection_limit=") || pair.starts_with("socket_timeout=") => {}
                other => {
                    return Err(Error::usage(format!(
                        "`{other}` is not known in a SQLite URL; known are mode=ro, mode=rw, mode=rwc"
                    )));
                }
            }
        }
        if path.is_empty() {
            return Err(Error::usage("the SQLite URL names no file; write sqlite:app.db or sqlite::memory:"));
        }
        if path != ":memory:" {
            target.path = Some(PathBuf::from(path));
        }
        Ok(Some(target))
    }
}

impl SqliteConnection {
    /// Opens the database and sets what every connection needs: foreign keys on, patience with other processes, and
    /// the write-ahead log where it is wanted.
    pub(crate) fn open(target: &SqliteTarget, options: &Options, counters: Arc<Counters>) -> Result<Self> {
        let shown =
            || target.path.as_ref().map_or_else(|| ":memory:".to_owned(), |p| p.display().to_string());
        let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags |=
            if target.write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
        if target.create {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let opened = match &target.path {
            Some(path) => rusqlite::Connection::open_with_flags(path, flags),
            None => rusqlite::Connection::open_in_memory(),
        };
        let inner = opened.map_err(|e| Error::connection(format!("cannot open {}: {e}", shown())))?;
        inner.set_prepared_statement_cache_capacity(options.statement_cache);
        let prepare = || -> rusqlite::Result<()> {
            inner.busy_timeout(options.busy_timeout)?;
            inner.pragma_update(None, "foreign_keys", true)?;
            Pack::register(&inner)?;
            if target.path.is_some() && target.write {
                keep_log(&inner, options.write_ahead_log)?;
            }
            Ok(())
        };
        prepare().map_err(|e| Error::connection(format!("cannot open {}: {e}", shown())))?;
        Ok(Self { inner, counters })
    }

    fn bind(&self, schema: &SchemaMeta, sql: &str, params: &[Value]) -> Result<CachedStatement<'_>> {
        let mut statement = self.inner.prepare_cached(sql).map_err(|e| translate(schema, sql, &e))?;
        self.counters.prepared(statement.get_status(StatementStatus::Run) > 0);
        for (at, value) in params.iter().enumerate() {
            statement.raw_bind_parameter(at + 1, value).map_err(|e| translate(schema, sql, &e))?;
        }
        Ok(statement)
    }

    pub(crate) fn query(
        &self,
        schema: &SchemaMeta,
        sql: &str,
        params: &[Value],
        each: &mut EachRow<'_>,
    ) -> Result<u64> {
        let mut statement = self.bind(schema, sql, params)?;
        let mut rows = statement.raw_query();
        let mut count = 0;
        while let Some(row) = rows.next().map_err(|e| translate(schema, sql, &e))? {
            each(&Row(RawRow::Sqlite(row)))?;
            count += 1;
        }
        Ok(count)
    }

    pub(crate) fn execute(&self, schema: &SchemaMeta, sql: &str, params: &[Value]) -> Result<u64> {
        let mut statement = self.bind(schema, sql, params)?;
        let changed = statement.raw_execute().map_err(|e| translate(schema, sql, &e))?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    /// The statement changes the database.
    pub(crate) fn writes(&self, schema: &SchemaMeta, sql: &str) -> Result<bool> {
        let statement = self.inner.prepare_cached(sql).map_err(|e| translate(schema, sql, &e))?;
        Ok(!statement.readonly())
    }

    pub(crate) fn script(&self, schema: &SchemaMeta, sql: &str) -> Result<()> {
        self.inner.execute_batch(sql).map_err(|e| translate(schema, sql, &e))
    }

    pub(crate) fn is_usable(&self) -> bool {
        self.inner.is_autocommit()
    }
}

/// Sets how a file is kept from being half written. The mode is a property of the file that outlasts the connection,
/// so that of a file that exists is left as it is unless the caller has an opinion.
fn keep_log(connection: &rusqlite::Connection, wanted: Option<bool>) -> rusqlite::Result<()> {
    let mode = connection.pragma_query_value(None, "journal_mode", |row| row.get::<_, String>(0))?;
    let pages = connection.pragma_query_value(None, "page_count", |row| row.get::<_, i64>(0))?;
    let logs = mode.eq_ignore_ascii_case("wal");
    let log = wanted.unwrap_or(logs || pages == 0);
    if log != logs {
        let mode = if log { "WAL" } else { "DELETE" };
        connection.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))?;
    }
    if log {
        // With the log it loses nothing when the program crashes, and corrupts nothing when the system does.
        connection.pragma_update(None, "synchronous", "NORMAL")?;
    }
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let owned = |text: String| ToSqlOutput::Owned(rusqlite::types::Value::Text(text));
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Bool(v) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*v))),
            Self::Int(v) => ToSqlOutput::Borrowed(ValueRef::Integer(*v)),
            Self::Float(v) => ToSqlOutput::Borrowed(ValueRef::Real(*v)),
            // The column's affinity makes a number of it.
            Self::Decimal(v) => owned(v.to_string()),
            Self::Text(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Self::Bytes(v) => ToSqlOutput::Borrowed(ValueRef::Blob(v)),
            Self::DateTime(v) => owned(datetime_text(*v)),
            Self::Json(v) => owned(v.to_string()),
            Self::List(v) => owned(json_list(v)),
            Self::Invalid(reason) => {
                let reason = InvalidValue(reason.clone());
                return Err(rusqlite::Error::ToSqlConversionFailure(reason.into()));
            }
        })
    }
}

/// A list as the JSON array that `json_each` takes apart again.
fn json_list(values: &[Value]) -> String {
    let items: Vec<serde_json::Value> = values
        .iter()
        .map(|v| match v {
            Value::Bool(v) => i64::from(*v).into(),
            Value::Int(v) => (*v).into(),
            Value::Float(v) => (*v).into(),
            Value::Decimal(v) => v.to_string().into(),
            Value::Text(v) => v.as_ref().into(),
            Value::DateTime(v) => datetime_text(*v).into(),
            Value::Json(v) => v.clone(),
            Value::Null | Value::Bytes(_) | Value::List(_) | Value::Invalid(_) => serde_json::Value::Null,
        })
        .collect();
    serde_json::Value::Array(items).to_string()
}

/// SQLite's errors, named by model and field. Its messages name tables and columns, not constraints.
fn translate(schema: &SchemaMeta, sql: &str, error: &rusqlite::Error) -> Error {
    if error.to_string().contains(NO_FULL_TEXT) {
        return Error::usage("SQLite has no full-text search; PostgreSQL does");
    }
    if let rusqlite::Error::ToSqlConversionFailure(reason) = error
        && reason.is::<InvalidValue>()
    {
        return Error::usage(reason.to_string());
    }
    let rusqlite::Error::SqliteFailure(code, message) = error else {
        return Error::Database { code: "sqlite".to_owned(), message: error.to_string() };
    };
    let message = message.clone().unwrap_or_else(|| code.to_string());
    match code.extended_code {
        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
        | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => {
            let places = message.rsplit_once(": ").map_or("", |(_, places)| places);
            // A violated expression index is named `index 'name'`.
            let named: Vec<(&str, &str)> = places.split(", ").filter_map(|p| p.split_once('.')).collect();
            let table = named.first().map_or(places, |(table, _)| table);
            let columns: Vec<&str> = named.iter().map(|(_, column)| *column).collect();
            schema.unique_violation_of_columns(table, &columns)
        }
        rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => schema.foreign_key_violation_in(sql),
        // `ON DELETE RESTRICT` is checked by a trigger of SQLite's own; the schema language makes no others.
        rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER if message.starts_with("FOREIGN KEY") => {
            schema.foreign_key_violation_in(sql)
        }
        rusqlite::ffi::SQLITE_CONSTRAINT_NOTNULL => {
            let place = message.rsplit_once(": ").map_or("", |(_, place)| place);
            let (table, column) = place.split_once('.').unwrap_or((place, ""));
            schema.null_violation(None, table, column)
        }
        rusqlite::ffi::SQLITE_CONSTRAINT_CHECK => Error::CheckViolation {
            model: schema.model_in(sql).map_or_else(String::new, |model| model.name.to_owned()),
            constraint: message.rsplit_once(": ").map_or(message.clone(), |(_, name)| name.to_owned()),
        },
        _ => match code.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Conflict { message },
            ErrorCode::CannotOpen | ErrorCode::NotADatabase | ErrorCode::PermissionDenied => {
                Error::Connection { message }
            }
            ErrorCode::OperationInterrupted => Error::Timeout,
            _ => Error::Database { code: code.extended_code.to_string(), message },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_name_files_or_memory() {
        let file = SqliteTarget::parse("sqlite:app.db?mode=ro").unwrap().unwrap();
        assert_eq!(file, SqliteTarget { path: Some("app.db".into()), create: false, write: false });
        assert_eq!(SqliteTarget::parse("sqlite::memory:").unwrap().unwrap().path, None);
        assert_eq!(
            SqliteTarget::parse("sqlite:///tmp/a.db").unwrap().unwrap().path,
            Some("/tmp/a.db".into())
        );
        assert!(SqliteTarget::parse("postgres://h").unwrap().is_none());
        assert!(SqliteTarget::parse("sqlite:").is_err());
        assert!(SqliteTarget::parse("sqlite:a?mode=x").is_err());
    }
}
