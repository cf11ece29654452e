//! PostgreSQL through tokio-postgres: statements prepared once a connection, values in binary.

mod opening;
mod tls;
mod url;
mod values;

use std::collections::HashMap;
use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use futures_core::Stream as _;
use tokio::sync::{Mutex, MutexGuard};
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, Config, RowStream, Statement};

use super::{CopyIn, EachRow};
use crate::blame::breaks_others;
use crate::cell::{RawRow, Row};
use crate::database::Options;
use crate::error::{Error, Result};
use crate::input::KeySource;
use crate::meta::SchemaMeta;
use crate::observe::Counters;
use crate::value::{InvalidValue, Value};

pub(crate) use opening::{COMMIT, ROLLBACK};
pub(crate) use url::PostgresTarget;
pub(crate) use values::{Element, RawCell};

use tls::Tls;

/// One connection and the statements prepared on it.
pub(crate) struct PostgresConnection {
    client: Client,
    /// Who holds them is the next to send: statements reach the server in the order in which they were asked for, also
    /// those that have to be prepared.
    statements: Mutex<Statements>,
    counters: Arc<Counters>,
    /// What asks the server to stop has to be encrypted too.
    tls: Tls,
    /// The server closed it before it looked at the last statement.
    refused: AtomicBool,
    /// It ended after some rows of an answer had been given away.
    half_read: AtomicBool,
    /// A transaction was to begin on it and did not.
    spoiled: AtomicBool,
}

/// Statements that are prepared on a connection, by their text.
struct Statements {
    known: HashMap<Box<str>, Statement>,
    capacity: usize,
}

/// Sends what the future begins with, lets the next statement go, and waits for the answer.
async fn sent<T>(turn: MutexGuard<'_, Statements>, answer: impl Future<Output = T>) -> T {
    let mut answer = pin!(answer);
    let first = poll_fn(|cx| Poll::Ready(answer.as_mut().poll(cx))).await;
    drop(turn);
    match first {
        Poll::Ready(answer) => answer,
        Poll::Pending => answer.await,
    }
}

/// A column without a value.
static NULL: Value = Value::Null;

/// A connection that waited too long for a statement; the driver has no name for it.
const IDLE_SESSION_TIMEOUT: &str = "57P05";

impl PostgresConnection {
    /// Connects; the task that speaks the protocol runs on the current Tokio runtime.
    pub(crate) async fn open(
        target: &PostgresTarget,
        options: &Options,
        counters: Arc<Counters>,
    ) -> Result<Self> {
        let PostgresTarget { config, tls } = target;
        let connecting = config.connect(tls.connector());
        let (client, connection) = tokio::time::timeout(options.connect_timeout, connecting)
            .await
            .map_err(|_| Error::connection(format!("{} did not answer in time", shown(config))))?
            .map_err(|e| Error::connection(format!("{}: {}", shown(config), cause(&e))))?;
        // The client notices by itself when the connection ends.
        tokio::spawn(async move { connection.await.ok() });
        Ok(Self {
            client,
            statements: Mutex::new(Statements { known: HashMap::new(), capacity: options.statement_cache }),
            counters,
            tls: tls.clone(),
            refused: AtomicBool::new(false),
            half_read: AtomicBool::new(false),
            spoiled: AtomicBool::new(false),
        })
    }

    /// The statement, and whether it was prepared before.
    async fn prepare(
        &self,
        statements: &mut Statements,
        schema: &SchemaMeta,
        sql: &str,
    ) -> Result<(Statement, bool)> {
        if let Some(statement) = statements.known.get(sql) {
            self.counters.prepared(true);
            return Ok((statement.clone(), true));
        }
        // Boxed, or every query would carry along what only its first run needs.
        Ok((Box::pin(self.prepare_new(statements, schema, sql)).await?, false))
    }

    async fn prepare_new(
        &self,
        statements: &mut Statements,
        schema: &SchemaMeta,
        sql: &str,
    ) -> Result<Statement> {
        self.counters.prepared(false);
        let statement = match self.client.prepare(sql).await {
            Ok(statement) => statement,
            Err(error) => {
                // Nothing has run yet.
                self.refused.store(error.is_closed(), Ordering::Relaxed);
                return Err(self.failed(schema, sql, &error));
            }
        };
        if statements.known.len() >= statements.capacity {
            // Statement texts are few unless lists are spelled out; starting over is as good as any order.
            statements.known.clear();
        }
        statements.known.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    /// The statement prepared anew, because the tables changed since it was prepared.
    async fn prepare_again(
        &self,
        statements: &mut Statements,
        schema: &SchemaMeta,
        sql: &str,
    ) -> Result<Statement> {
        statements.known.remove(sql);
        match Box::pin(self.prepare_new(statements, schema, sql)).await {
            Ok(statement) => Ok(statement),
            // A transaction does not survive the error that told of the change; the next try of it will.
            Err(Error::Database { code, .. }) if code == SqlState::IN_FAILED_SQL_TRANSACTION.code() => {
                Err(tables_changed())
            }
            Err(error) => Err(error),
        }
    }

    fn failed(&self, schema: &SchemaMeta, sql: &str, error: &tokio_postgres::Error) -> Error {
        // What ends a connection that waits for a statement comes in the place of the answer to the next one.
        let unheard = error
            .code()
            .is_some_and(|code| *code == SqlState::ADMIN_SHUTDOWN || code.code() == IDLE_SESSION_TIMEOUT);
        if unheard {
            self.refused.store(true, Ordering::Relaxed);
        }
        translate(schema, sql, error)
    }

    pub(crate) async fn query(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
        params: &[Value],
        each: &mut EachRow<'_>,
    ) -> Result<u64> {
        let mut turn = self.turn().await;
        let opening = self.send(opening).await;
        let (statement, cached) = match self.prepare(&mut turn, schema, sql).await {
            Ok(prepared) => prepared,
            Err(error) => return Err(self.opened(schema, opening).await.err().unwrap_or(error)),
        };
        let rows = match sent(turn, self.client.query_raw(&statement, params)).await {
            Err(error) if cached && is_outdated(&error) => {
                let mut turn = self.turn().await;
                let statement = self.prepare_again(&mut turn, schema, sql).await?;
                Box::pin(sent(turn, self.client.query_raw(&statement, params))).await
            }
            result => result,
        };
        self.opened(schema, opening).await?;
        let rows = rows.map_err(|e| self.failed(schema, sql, &e))?;
        self.read(schema, sql, pin!(rows), each).await
    }

    pub(crate) async fn fetch(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
        each: &mut EachRow<'_>,
    ) -> Result<u64> {
        let turn = self.turn().await;
        let opening = self.send(opening).await;
        let none: [(&Value, Type); 0] = [];
        let rows = sent(turn, self.client.query_typed_raw(sql, none)).await;
        self.opened(schema, opening).await?;
        let rows = rows.map_err(|e| self.failed(schema, sql, &e))?;
        self.read(schema, sql, pin!(rows), each).await
    }

    /// Gives each row to a function as it comes, so that no more than one of the driver's is there at a time.
    async fn read(
        &self,
        schema: &SchemaMeta,
        sql: &str,
        mut rows: Pin<&mut RowStream>,
        each: &mut EachRow<'_>,
    ) -> Result<u64> {
        let (mut count, mut result) = (0, Ok(()));
        while let Some(row) = poll_fn(|cx| rows.as_mut().poll_next(cx)).await {
            let row = row.map_err(|e| {
                let error = self.failed(schema, sql, &e);
                if count > 0 && matches!(error, Error::Connection { .. }) {
                    self.half_read.store(true, Ordering::Relaxed);
                }
                error
            })?;
            count += 1;
            // A row that cannot be read does not keep the others from being taken off the connection.
            if result.is_ok() {
                result = each(&Row(RawRow::Postgres(&row)));
            }
        }
        result.map(|()| count)
    }

    pub(crate) async fn execute(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
        params: &[Value],
    ) -> Result<u64> {
        let mut turn = self.turn().await;
        let opening = self.send(opening).await;
        let (statement, cached) = match self.prepare(&mut turn, schema, sql).await {
            Ok(prepared) => prepared,
            Err(error) => return Err(self.opened(schema, opening).await.err().unwrap_or(error)),
        };
        let changed = match sent(turn, self.client.execute_raw(&statement, params)).await {
            Err(error) if cached && is_outdated(&error) => {
                let mut turn = self.turn().await;
                let statement = self.prepare_again(&mut turn, schema, sql).await?;
                Box::pin(sent(turn, self.client.execute_raw(&statement, params))).await
            }
            result => result,
        };
        self.opened(schema, opening).await?;
        changed.map_err(|e| self.failed(schema, sql, &e))
    }

    /// Runs the last statement of a transaction, and sends its end after it without waiting. One that fails keeps the
    /// end from happening: the transaction is there still, and can only be undone.
    pub(crate) async fn execute_last(
        &self,
        schema: &SchemaMeta,
        sql: &str,
        params: &[Value],
        ended: &AtomicBool,
    ) -> Result<u64> {
        let mut turn = self.turn().await;
        let (statement, _) = self.prepare(&mut turn, schema, sql).await?;
        let mut changed = pin!(self.client.execute_raw(&statement, params));
        let (changed, commit) = match poll_fn(|cx| Poll::Ready(changed.as_mut().poll(cx))).await {
            // It was not sent, so the end must not be either.
            Poll::Ready(Err(error)) if error.as_db_error().is_none() => {
                drop(turn);
                return self.execute(schema, None, sql, params).await;
            }
            Poll::Ready(changed) => (changed, None),
            Poll::Pending => {
                let commit = self.say(COMMIT).await;
                drop(turn);
                (changed.await, Some(commit.await))
            }
        };
        let changed = match changed {
            Ok(changed) => changed,
            Err(error) if error.as_db_error().is_some() && is_outdated(&error) => {
                self.turn().await.known.remove(sql);
                return Err(tables_changed());
            }
            Err(error) => return Err(self.failed(schema, sql, &error)),
        };
        if let Some(commit) = commit {
            commit.map_err(|e| self.failed(schema, COMMIT, &e))?;
            ended.store(true, Ordering::Relaxed);
        }
        Ok(changed)
    }

    /// The right to send the next statement.
    async fn turn(&self) -> MutexGuard<'_, Statements> {
        match self.statements.try_lock() {
            Ok(turn) => turn,
            Err(_) => self.statements.lock().await,
        }
    }

    pub(crate) async fn script(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
    ) -> Result<()> {
        let turn = self.turn().await;
        let opening = self.send(opening).await;
        let result = sent(turn, self.client.batch_execute(sql)).await;
        self.opened(schema, opening).await?;
        result.map_err(|e| self.failed(schema, sql, &e))
    }

    /// Copies rows into a table in the driver's binary form; the number of rows.
    pub(crate) async fn copy(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
        copy: &CopyIn<'_>,
    ) -> Result<u64> {
        // The next statement has to wait anyway until all rows are there.
        let _turn = self.turn().await;
        let opening = self.send(opening).await;
        // Never kept: what a column's type is now decides which bytes it takes.
        let like = self.client.prepare(copy.like).await;
        self.opened(schema, opening).await?;
        let like = like.map_err(|e| {
            self.refused.store(e.is_closed(), Ordering::Relaxed);
            self.failed(schema, sql, &e)
        })?;
        let types: Vec<Type> = like.columns().iter().map(|column| column.type_().clone()).collect();
        let copied = async {
            let sink = self.client.copy_in(sql).await?;
            let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
            for row in copy.rows {
                let value = |column: &usize| match &row.slots[*column] {
                    Some(KeySource::Value(value)) => value,
                    Some(KeySource::Lookup(_) | KeySource::New(_)) | None => &NULL,
                };
                writer.as_mut().write_raw(copy.columns.iter().map(value)).await?;
            }
            writer.finish().await
        };
        copied.await.map_err(|e| self.failed(schema, sql, &e))
    }

    /// Waits until everything that was asked before has been answered; whether it was.
    pub(crate) async fn has_answered(&self) -> bool {
        self.client.check_connection().await.is_ok()
    }

    pub(crate) fn is_usable(&self) -> bool {
        !self.client.is_closed() && !self.is_spoiled()
    }

    /// It ended before the server looked at the last statement.
    pub(crate) fn refused_unseen(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    /// It ended after some rows of an answer had been given away.
    pub(crate) fn is_half_read(&self) -> bool {
        self.half_read.load(Ordering::Relaxed)
    }

    /// Asks the server to stop what it does, and hangs up.
    pub(crate) fn abandon(self) {
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let stop = self.client.cancel_token();
            let tls = self.tls.connector();
            runtime.spawn(async move {
                stop.cancel_query(tls).await.ok();
                drop(self);
            });
        }
    }
}

/// What a transaction ends in when a statement of it no longer fits the tables.
fn tables_changed() -> Error {
    Error::Conflict { message: "the tables changed while the transaction ran".to_owned() }
}

/// The tables may have changed under a prepared statement: `cached plan must not change result type`, or a value
/// that does not fit the type that a parameter had.
fn is_outdated(error: &tokio_postgres::Error) -> bool {
    match error.as_db_error() {
        Some(e) => {
            *e.code() == SqlState::FEATURE_NOT_SUPPORTED && e.routine() == Some("RevalidateCachedQuery")
        }
        None => !error.is_closed() && !error.source().is_some_and(<dyn StdError>::is::<std::io::Error>),
    }
}

fn shown(config: &Config) -> String {
    let host = config.get_hosts().first().map_or_else(
        || "PostgreSQL".to_owned(),
        |h| match h {
            tokio_postgres::config::Host::Tcp(name) => name.clone(),
            #[cfg(unix)]
            tokio_postgres::config::Host::Unix(path) => path.display().to_string(),
        },
    );
    config.get_ports().first().map_or(host.clone(), |port| format!("{host}:{port}"))
}

/// The innermost cause: what the server or the system said.
fn cause(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        return db.message().to_owned();
    }
    let mut last: &dyn StdError = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}

/// PostgreSQL's errors, named by model and field. Only the server's main message is kept: its details hold values.
fn translate(schema: &SchemaMeta, sql: &str, error: &tokio_postgres::Error) -> Error {
    let Some(db) = error.as_db_error() else {
        return if let Some(reason) = error.source().and_then(<dyn StdError>::downcast_ref::<InvalidValue>) {
            Error::usage(reason.to_string())
        } else if error.is_closed() || error.source().is_some_and(<dyn StdError>::is::<std::io::Error>) {
            Error::connection(cause(error))
        } else {
            Error::Database { code: "client".to_owned(), message: cause(error) }
        };
    };
    let (namespace, table) = (db.schema(), db.table().unwrap_or(""));
    let constraint = db.constraint().unwrap_or("");
    match *db.code() {
        SqlState::UNIQUE_VIOLATION => schema.unique_violation(namespace, table, constraint),
        SqlState::FOREIGN_KEY_VIOLATION | SqlState::RESTRICT_VIOLATION => {
            schema.foreign_key_violation(namespace, table, constraint, breaks_others(sql, table))
        }
        SqlState::NOT_NULL_VIOLATION => schema.null_violation(namespace, table, db.column().unwrap_or("")),
        SqlState::CHECK_VIOLATION => Error::CheckViolation {
            model: schema.model_of_table(namespace, table).map_or(table, |m| m.name).to_owned(),
            constraint: constraint.to_owned(),
        },
        SqlState::T_R_SERIALIZATION_FAILURE
        | SqlState::T_R_DEADLOCK_DETECTED
        | SqlState::LOCK_NOT_AVAILABLE => Error::Conflict { message: db.message().to_owned() },
        SqlState::QUERY_CANCELED => Error::Timeout,
        SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
            Error::connection(db.message())
        }
        // The words of the message are those of the query.
        _ if db
            .file()
            .is_some_and(|file| file.starts_with("tsquery") || file.starts_with("tsvector_parser")) =>
        {
            Error::InvalidSearch
        }
        ref code => {
            let message = match code.code() {
                // Data exceptions quote the value that does not fit.
                data if data.starts_with("22") => without_quoted(db.message()),
                _ => db.message().to_owned(),
            };
            Error::Database { code: code.code().to_owned(), message }
        }
    }
}

/// A message without what stands between its first and its last quotation mark.
fn without_quoted(message: &str) -> String {
    match (message.find('"'), message.rfind('"')) {
        (Some(first), Some(last)) if first < last => {
            format!("{}\"…\"{}", &message[..first], &message[last + 1..])
        }
        _ => message.to_owned(),
    }
}
