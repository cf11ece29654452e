//! Futures that run side by side on one task: the queries of a batch, the relations of a row.
//!
//! Over a connection that they share their statements travel together. All that have begun are awaited to their end,
//! so that the connection is left clean; after one has failed, no other begins.

use std::future::poll_fn;
use std::task::{Context, Poll};

use crate::BoxFuture;
use crate::error::{Error, Result};

/// A future under way, and what came of it.
pub(crate) struct Branch<'a, T> {
    future: BoxFuture<'a, Result<T>>,
    begun: bool,
    result: Option<Result<T>>,
}

/// How far all of them have come.
pub(crate) struct Progress {
    done: bool,
    failed: bool,
}

impl Progress {
    /// Before any of them was looked at.
    pub(crate) fn new() -> Self {
        Self { done: true, failed: false }
    }

    /// What to tell who waits for all of them.
    pub(crate) fn poll(self) -> Poll<()> {
        if self.done { Poll::Ready(()) } else { Poll::Pending }
    }
}

impl<'a, T> Branch<'a, T> {
    pub(crate) fn new(future: BoxFuture<'a, Result<T>>) -> Self {
        Self { future, begun: false, result: None }
    }

    pub(crate) fn poll(&mut self, cx: &mut Context<'_>, all: &mut Progress) {
        if self.result.is_none() && (self.begun || !all.failed) {
            self.begun = true;
            if let Poll::Ready(result) = self.future.as_mut().poll(cx) {
                self.result = Some(result);
            }
        }
        all.failed |= matches!(self.result, Some(Err(_)));
        all.done &= self.result.is_some() || !self.begun;
    }

    /// What came of it, when none of them failed.
    pub(crate) fn answer(self) -> Result<T> {
        self.result.unwrap_or_else(|| Err(Error::usage("one of several queries gave no answer")))
    }
}

/// The error that all of them fail with: the first that is not only the echo of another one.
#[derive(Default)]
pub(crate) struct Failure(Option<Error>);

/// What PostgreSQL says to the statements after one that failed in the same transaction.
const ABORTED: &str = "25P02";

impl Failure {
    pub(crate) fn note<T>(&mut self, branch: &mut Branch<'_, T>) {
        let echo = |error: &Error| matches!(error, Error::Database { code, .. } if code == ABORTED);
        if !matches!(&self.0, Some(known) if !echo(known))
            && let Some(Err(_)) = &branch.result
            && let Some(Err(error)) = branch.result.take()
            && (self.0.is_none() || !echo(&error))
        {
            self.0 = Some(error);
        }
    }

    pub(crate) fn check(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// Awaits both.
pub(crate) async fn both(one: BoxFuture<'_, Result<()>>, other: BoxFuture<'_, Result<()>>) -> Result<()> {
    let (mut one, mut other) = (Branch::new(one), Branch::new(other));
    poll_fn(|cx| {
        let mut all = Progress::new();
        one.poll(cx, &mut all);
        other.poll(cx, &mut all);
        all.poll()
    })
    .await;
    let mut failure = Failure::default();
    failure.note(&mut one);
    failure.note(&mut other);
    failure.check()
}
