//! How a transaction begins in the same breath as its first statement, and why nothing of it can be left behind when it
//! did not.
//!
//! The driver ends each message by itself, so an error of `BEGIN` does not keep the server from what follows: alone, a
//! first statement would then run, and be committed, outside any transaction. Therefore the session is made read-only
//! between the two. Inside the transaction that says nothing about it (a transaction asks for the default when it
//! begins), and its end takes it back; where there is none, whatever would write fails.

use std::future::poll_fn;
use std::sync::atomic::Ordering;
use std::task::Poll;

use tokio_postgres::error::SqlState;

use super::{PostgresConnection, cause};
use crate::BoxFuture;
use crate::error::{Error, Result};
use crate::meta::SchemaMeta;

/// Makes the session read-only for all that is not in the transaction.
const GUARD: &str = "SET default_transaction_read_only = on";

/// What begins a transaction that writes nothing ends so.
const READ_ONLY: &str = "READ ONLY";

/// Ends a transaction well. Where a statement of it failed the first part fails too, and nothing is taken for committed.
pub(crate) const COMMIT: &str = "RESET default_transaction_read_only;COMMIT";

/// Undoes a transaction, whether there is one or not.
pub(crate) const ROLLBACK: &str = "ROLLBACK;RESET default_transaction_read_only";

/// Answers that come before that of the first statement.
pub(super) struct Opening<'a> {
    begin: Answer<'a>,
    /// None where nothing can be written.
    guard: Option<Answer<'a>>,
}

type Answer<'a> = BoxFuture<'a, Result<(), tokio_postgres::Error>>;

impl PostgresConnection {
    /// Sends what opens a transaction.
    pub(super) async fn send(&self, begin: Option<&'static str>) -> Option<Opening<'_>> {
        let text = begin?;
        let begin = self.say(text).await;
        let guard = if text.ends_with(READ_ONLY) { None } else { Some(self.say(GUARD).await) };
        Some(Opening { begin, guard })
    }

    /// Sends a statement whose answer nobody needs before that of the next one.
    pub(super) async fn say(&self, sql: &'static str) -> Answer<'_> {
        let mut answer: Answer<'_> = Box::pin(self.client.batch_execute(sql));
        let first = poll_fn(|cx| Poll::Ready(answer.as_mut().poll(cx))).await;
        match first {
            Poll::Ready(answer) => Box::pin(std::future::ready(answer)),
            Poll::Pending => answer,
        }
    }

    /// What became of the beginning; its answers come before that of the first statement.
    pub(super) async fn opened(&self, schema: &SchemaMeta, opening: Option<Opening<'_>>) -> Result<()> {
        let Some(Opening { begin, guard }) = opening else { return Ok(()) };
        let begin = begin.await;
        let guard = match guard {
            Some(guard) => guard.await,
            None => Ok(()),
        };
        let Err(error) = begin else {
            return guard.map_err(|e| self.failed(schema, "", &e));
        };
        // Nothing more may be said on it, or it would be said outside a transaction.
        self.spoiled.store(true, Ordering::Relaxed);
        let unguarded =
            guard.is_err_and(|e| !e.is_closed() && e.code() != Some(&SqlState::IN_FAILED_SQL_TRANSACTION));
        if !unguarded {
            return Err(self.failed(schema, "", &error));
        }
        Err(Error::Database {
            code: error.code().map_or("client", SqlState::code).to_owned(),
            message: format!(
                "the transaction did not begin, and its first statement may have run outside of it: {}",
                cause(&error)
            ),
        })
    }

    /// A transaction was to begin on it and did not.
    pub(crate) fn is_spoiled(&self) -> bool {
        self.spoiled.load(Ordering::Relaxed)
    }
}
