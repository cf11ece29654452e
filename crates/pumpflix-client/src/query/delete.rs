//! Deleting rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::create::written;
use super::update::no_filter;
use super::{Plan, Selector, Unique};
use crate::BoxFuture;
use crate::error::Result;
use crate::executor::Executor;
use crate::filter::{Filter, Node};
use crate::model::Model;
use crate::render::Sql;

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
    filter: Option<Node>,
    model: PhantomData<fn() -> M>,
}

impl<M: Model> Delete<M> {
    pub(crate) fn new(executor: Executor, unique: Unique<M>) -> Self {
        Self { executor, selector: unique.selector, model: PhantomData }
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.sql().into()
    }

    fn sql(&self) -> Sql {
        let mut sql = Sql::new(self.executor.dialect());
        sql.delete_unique(&self.selector);
        sql
    }
}

impl<M: Model> IntoFuture for Delete<M> {
    type Output = Result<M>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            written(&self.executor, self.sql()).await?.ok_or_else(|| self.selector.not_found())
        })
    }
}

impl<M: Model> DeleteMany<M> {
    pub(crate) fn new(executor: Executor) -> Self {
        Self { executor, filter: None, model: PhantomData }
    }

    /// Only rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.filter.get_or_insert(Node::All(Vec::new())).and(filter.node);
        self
    }

    /// Says that every row of the table is meant.
    pub fn all_rows(mut self) -> Self {
        self.filter.get_or_insert(Node::All(Vec::new()));
        self
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.sql(self.filter.as_ref().unwrap_or(&Node::All(Vec::new()))).into()
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
            let Some(filter) = &self.filter else { return Err(no_filter(M::META, "delete_many")) };
            let sql = self.sql(filter);
            self.executor.execute(&sql.text, &sql.params).await
        })
    }
}
