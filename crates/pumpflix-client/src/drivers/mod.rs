//! The wire: one file a database, and the connection that is one of them.

#[cfg(feature = "postgres")]
pub mod postgres;
#[cfg(feature = "sqlite")]
pub mod sqlite;

use std::sync::atomic::AtomicBool;
#[cfg(feature = "sqlite")]
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::cell::Row;
use crate::error::Result;
use crate::insert::Insert;
use crate::meta::SchemaMeta;
use crate::value::Value;

/// What is done with each row of a result.
pub(crate) type EachRow<'a> = dyn FnMut(&Row<'_>) -> Result<()> + Send + 'a;

/// What is wanted of a statement.
pub(crate) enum Answer<'a, 'f> {
    /// Its rows, each given to a function; their number.
    Rows(&'a mut EachRow<'f>),
    /// The same for a statement without parameters whose text may return other columns the next time.
    NewRows(&'a mut EachRow<'f>),
    /// The number of rows that it changed.
    Count,
    /// The same for the last statement of a transaction, which may end with it: then the mark is set.
    Last(
        #[cfg_attr(
            not(feature = "postgres"),
            expect(dead_code, reason = "only PostgreSQL says how it ended")
        )]
        &'a AtomicBool,
    ),
    /// It takes these rows in; their number. Only PostgreSQL is asked for it.
    #[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "only PostgreSQL takes them"))]
    Taken(&'a CopyIn<'a>),
}

/// Rows that go into a table without a statement for each.
#[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "only PostgreSQL takes them"))]
pub(crate) struct CopyIn<'a> {
    /// A statement whose columns are those that are filled.
    pub(crate) like: &'a str,
    /// Those columns.
    pub(crate) columns: &'a [usize],
    /// Rows that give them values, and no keys that are to be looked up.
    pub(crate) rows: &'a [Insert],
}

/// The statements that end a transaction.
pub(crate) struct Endings {
    pub(crate) commit: &'static str,
    pub(crate) rollback: &'static str,
}

/// A connection of whichever database the URL named.
///
/// Several statements may be under way at once: PostgreSQL is sent them one after the other without waiting for
/// answers, SQLite has answered one before the next can ask. What speaks with a server is boxed: it is large, and a
/// query of SQLite would carry that size along for nothing.
pub(crate) enum Connection {
    #[cfg(feature = "sqlite")]
    Sqlite(Box<Mutex<sqlite::SqliteConnection>>),
    #[cfg(feature = "postgres")]
    Postgres(Box<postgres::PostgresConnection>),
    /// A program without drivers compiles, and finds no URL that it could connect to.
    #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
    None(std::convert::Infallible),
}

/// A panic inside SQLite's answer leaves nothing half done that the next statement would see.
#[cfg(feature = "sqlite")]
pub(crate) fn lock(connection: &Mutex<sqlite::SqliteConnection>) -> MutexGuard<'_, sqlite::SqliteConnection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg_attr(
    all(feature = "sqlite", not(feature = "postgres")),
    expect(
        clippy::unused_async,
        unused_variables,
        reason = "SQLite answers at once, and waits for nothing with another statement on the way"
    )
)]
impl Connection {
    /// Runs a statement, and `opening` before it without waiting for its answer; the number of rows that it returned or
    /// changed.
    pub(crate) async fn run(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
        params: &[Value],
        answer: &mut Answer<'_, '_>,
    ) -> Result<u64> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(c) => match answer {
                Answer::Rows(each) | Answer::NewRows(each) => lock(c).query(schema, sql, params, each),
                Answer::Count | Answer::Last(_) => lock(c).execute(schema, sql, params),
                Answer::Taken(_) => Err(crate::Error::usage("SQLite has no COPY")),
            },
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => match answer {
                Answer::Rows(each) => Box::pin(c.query(schema, opening, sql, params, each)).await,
                Answer::NewRows(each) => Box::pin(c.fetch(schema, opening, sql, each)).await,
                Answer::Count => Box::pin(c.execute(schema, opening, sql, params)).await,
                Answer::Last(ended) => Box::pin(c.execute_last(schema, sql, params, ended)).await,
                Answer::Taken(copy) => Box::pin(c.copy(schema, opening, sql, copy)).await,
            },
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// It needs the right to write. Only SQLite, which has one writer at a time, is asked.
    #[cfg_attr(not(feature = "sqlite"), expect(unused_variables, reason = "only SQLite is asked"))]
    pub(crate) fn writes(&self, schema: &SchemaMeta, sql: &str) -> Result<bool> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(c) => lock(c).writes(schema, sql),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Ok(false),
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// Runs a script of several statements without parameters, and `opening` before it.
    pub(crate) async fn script(
        &self,
        schema: &SchemaMeta,
        opening: Option<&'static str>,
        sql: &str,
    ) -> Result<()> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(c) => lock(c).script(schema, sql),
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => Box::pin(c.script(schema, opening, sql)).await,
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// The server had closed it before it could look at the last statement.
    pub(crate) fn refused_unseen(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => false,
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.refused_unseen(),
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// It ended while rows of an answer were being read.
    pub(crate) fn is_half_read(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => false,
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.is_half_read(),
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// A transaction was to begin on it and did not: nothing more may be said.
    pub(crate) fn is_spoiled(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => false,
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.is_spoiled(),
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// What ends a transaction well, and what undoes it.
    pub(crate) fn endings(&self) -> Endings {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => Endings { commit: "COMMIT", rollback: "ROLLBACK" },
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Endings { commit: postgres::COMMIT, rollback: postgres::ROLLBACK },
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// It may be busy with a statement that nobody waits for. SQLite answers before anything else can happen.
    pub(crate) fn can_hang(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => false,
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => true,
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// Gives it up while it may be busy with a statement that nobody waits for.
    pub(crate) fn abandon(self) {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => {}
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.abandon(),
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match never {},
        }
    }

    /// It may go back to the pool.
    pub(crate) fn is_usable(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(c) => lock(c).is_usable(),
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.is_usable(),
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }
}
