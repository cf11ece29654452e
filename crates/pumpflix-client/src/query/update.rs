//! Changing rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::create::{all_written, written};
use super::{FindMany, Plan, Scope, Selector, Unique};
use crate::BoxFuture;
use crate::defaults::Now;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::{Filter, Node};
use crate::input::{Assignment, Change, Set};
use crate::meta::ModelMeta;
use crate::model::Model;
use crate::nest::{self, Nested, NestedOp, Then};
use crate::render::{Returning, Sql};
use crate::statement::Statement;
use crate::transaction::open_or_join;
use crate::value::Value;

/// Changes one row; the row after the change, or [`Error::NotFound`].
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Update<M> {
    nested: Vec<NestedOp>,
    pub(super) executor: Executor,
    selector: Selector,
    filter: Node,
    sets: Vec<Set>,
    model: PhantomData<fn() -> M>,
}

/// Changes every row that a filter names; their number.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct UpdateMany<M> {
    pub(super) executor: Executor,
    scope: Scope,
    sets: Vec<Set>,
    model: PhantomData<fn() -> M>,
}

/// The assignments, with the time of the change in `@updatedAt` columns that got no value.
pub(crate) fn with_update_time(model: &'static ModelMeta, mut sets: Vec<Set>) -> Vec<Set> {
    if sets.is_empty() {
        return sets;
    }
    let now = Now::new();
    for (column, meta) in model.columns.iter().enumerate() {
        if meta.updated_at && !sets.iter().any(|s| s.column == column) {
            sets.push(Set { column, change: Change::To(Value::DateTime(now.get())) });
        }
    }
    sets
}

/// Adds an assignment; a later one for the same column takes the place of the earlier.
pub(super) fn put(sets: &mut Vec<Set>, set: Set) {
    sets.retain(|s| s.column != set.column);
    sets.push(set);
}

impl<M: Model> Update<M> {
    pub(crate) fn new(executor: Executor, unique: Unique<M>) -> Self {
        Self {
            executor,
            selector: unique.selector,
            filter: Node::All(Vec::new()),
            sets: Vec::new(),
            nested: Vec::new(),
            model: PhantomData,
        }
    }

    /// Writes related rows in the same transaction.
    pub fn nest(mut self, nested: Nested<M>) -> Self {
        self.nested.push(nested.op);
        self
    }

    /// Gives a field a new value.
    pub fn set(mut self, assignment: Assignment<M>) -> Self {
        put(&mut self.sets, assignment.set);
        self
    }

    /// The same for an assignment that may be absent.
    pub fn set_opt(self, assignment: Option<Assignment<M>>) -> Self {
        match assignment {
            Some(assignment) => self.set(assignment),
            None => self,
        }
    }

    /// Changes the row only if it satisfies this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.filter.and(filter.node);
        self
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        let mut sql = Sql::new(self.executor.dialect());
        sql.update_unique(&self.selector, &self.filter, &with_update_time(M::META, self.sets.clone()));
        sql.into()
    }

    /// The row first, then what hangs off it, in one transaction; the row is read again at the end, because its own
    /// foreign keys may have changed.
    async fn with_nested(mut self) -> Result<M> {
        let own = open_or_join(&self.executor).await?;
        self.executor = own.executor().clone();
        let row: Option<M> = if self.sets.is_empty() {
            let mut filter = nest::is_row(&self.selector);
            filter.and(self.filter.clone());
            FindMany::<M>::new(self.executor.clone()).filter(Filter::new(filter)).await?.pop()
        } else {
            let statement = self.statement();
            written(&self.executor, statement).await?
        };
        let row = row.ok_or_else(|| self.selector.not_found())?;
        let values =
            nest::run(&self.executor, nest::values_of(&row), std::mem::take(&mut self.nested), Then::More)
                .await?;
        let row = nest::reread(&self.executor, &values).await?;
        own.commit().await?;
        Ok(row)
    }

    /// The statement; what is written is taken.
    fn statement(&mut self) -> Statement {
        let sets = with_update_time(M::META, std::mem::take(&mut self.sets));
        Statement::update(self.executor.dialect(), &mut self.selector, &self.filter, sets)
    }
}

impl<M: Model> IntoFuture for Update<M> {
    type Output = Result<M>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            if !self.nested.is_empty() {
                return self.with_nested().await;
            }
            if self.sets.is_empty() {
                return Err(nothing_set::<M>("an update"));
            }
            let statement = self.statement();
            written(&self.executor, statement).await?.ok_or_else(|| self.selector.not_found())
        })
    }
}

impl<M: Model> UpdateMany<M> {
    pub(crate) fn new(executor: Executor) -> Self {
        Self { executor, scope: Scope::default(), sets: Vec::new(), model: PhantomData }
    }

    /// Gives a field a new value in every row.
    pub fn set(mut self, assignment: Assignment<M>) -> Self {
        put(&mut self.sets, assignment.set);
        self
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

    /// Reads the changed rows back, in no order.
    pub fn returning(self) -> UpdateManyReturning<M> {
        UpdateManyReturning(self)
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.sql(&self.scope.shown()).into()
    }

    fn sql(&self, filter: &Node) -> Sql {
        let mut sql = Sql::new(self.executor.dialect());
        sql.update_many(M::META, filter, &with_update_time(M::META, self.sets.clone()));
        sql
    }
}

/// Changes every row that a filter names, and reads them back.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct UpdateManyReturning<M>(pub(super) UpdateMany<M>);

impl<M: Model> IntoFuture for UpdateManyReturning<M> {
    type Output = Result<Vec<M>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let condition = self.0.scope.condition(M::META, "update_many")?;
            if self.0.sets.is_empty() {
                return Err(nothing_set::<M>("update_many"));
            }
            let mut sql = self.0.sql(condition);
            sql.returning(M::META, Returning::Rows);
            all_written(&self.0.executor, sql.into()).await
        })
    }
}

fn nothing_set<M: Model>(verb: &str) -> Error {
    Error::usage(format!("{verb} of {} sets nothing: add `.set(…)`", M::META.name))
}

impl<M: Model> IntoFuture for UpdateMany<M> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let condition = self.scope.condition(M::META, "update_many")?;
            if self.sets.is_empty() {
                return Ok(0);
            }
            let sql = self.sql(condition);
            self.executor.execute(&sql.text, &sql.params).await
        })
    }
}
