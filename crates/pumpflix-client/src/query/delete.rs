//! Deleting rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::create::{all_written, written};
use super::{Plan, Scope, Selector, Unique};
use crate::BoxFuture;
use crate::error::Result;
use crate::executor::Executor;
use crate::filter::{Filter, Node};
use crate::model::Model;
use crate::render::{Returning, Sql};
use crate::statement::Statement;

/// Deletes one row; the row as it was, or [`crate::Error::NotFound`].
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Delete<M> {
    pub(super) executor: Executor,
    selector: Selector,
    model: PhantomData<fn() -> M>,
}

/// Deletes every row that a filter names; their number.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct DeleteMany<M> {
    pub(super) executor: Executor,
    scope: Scope,
    model: PhantomData<fn() -> M>,
}

impl<M: Model> Delete<M> {
    pub(crate) fn new(executor: Executor, unique: Unique<M>) -> Self {
        Self { executor, selector: unique.selector, model: PhantomData }
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        let mut sql = Sql::new(self.executor.dialect());
        sql.delete_unique(&self.selector);
        sql.into()
    }
}

impl<M: Model> IntoFuture for Delete<M> {
    type Output = Result<M>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let statement = Statement::delete(self.executor.dialect(), &mut self.selector);
            written(&self.executor, statement).await?.ok_or_else(|| self.selector.not_found())
        })
    }
}

impl<M: Model> DeleteMany<M> {
    pub(crate) fn new(executor: Executor) -> Self {
        Self { executor, scope: Scope::default(), model: PhantomData }
    }

    /// Only rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.scope.and(filter.node);
        self
    }

    /// Says that every row of the table is meant.
    pub fn all_rows(mut self) -> Self {
        self.scope.all_rows();
        self
    }

    /// Gives the deleted rows as they were, in no order.
    pub fn returning(self) -> DeleteManyReturning<M> {
        DeleteManyReturning(self)
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.sql(&self.scope.shown()).into()
    }

    fn sql(&self, filter: &Node) -> Sql {
        let mut sql = Sql::new(self.executor.dialect());
        sql.delete_many(M::META, filter);
        sql
    }
}

impl<M: Model> IntoFuture for DeleteMany<M> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let sql = self.sql(self.scope.condition(M::META, "delete_many")?);
            self.executor.execute(&sql.text, &sql.params).await
        })
    }
}

/// Deletes every row that a filter names; the rows as they were.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct DeleteManyReturning<M>(pub(super) DeleteMany<M>);

impl<M: Model> IntoFuture for DeleteManyReturning<M> {
    type Output = Result<Vec<M>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut sql = self.0.sql(self.0.scope.condition(M::META, "delete_many")?);
            sql.returning(M::META, Returning::Rows);
            all_written(&self.0.executor, sql.into()).await
        })
    }
}
