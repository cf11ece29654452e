//! Queries for one row that fail when there is none.

use std::future::IntoFuture;

use super::batch::Query;
use crate::BoxFuture;
use crate::error::{Error, Result};
use crate::executor::Executor;

/// A query for one row that fails with [`Error::NotFound`] when there is none.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Required<Q>(Q);

/// A query that gives one row or none.
pub trait One: Query {
    /// What is said when there is none.
    #[doc(hidden)]
    fn not_found(&self) -> Error;
}

impl<Q> Required<Q> {
    pub(super) fn new(query: Q) -> Self {
        Self(query)
    }
}

impl<Q: One + Query<Answer = Option<R>>, R: Send + 'static> IntoFuture for Required<Q> {
    type Output = Result<R>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let missing = self.0.not_found();
        let find = self.0.into_future();
        Box::pin(async move { find.await?.ok_or(missing) })
    }
}

impl<Q: One + Query<Answer = Option<R>>, R: Send + 'static> Query for Required<Q> {
    type Answer = R;
    const WRITES: bool = Q::WRITES;

    fn on(self, executor: &Executor) -> Self {
        Self(self.0.on(executor))
    }
}
