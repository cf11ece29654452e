//! Creating a row, or changing the one that is there, in one statement.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::create::{no_row, written};
use super::update::{put, with_update_time};
use super::{Plan, Selector, Unique};
use crate::BoxFuture;
use crate::defaults;
use crate::error::Result;
use crate::executor::Executor;
use crate::input::{Assignment, KeySource, Set};
use crate::insert::Insert;
use crate::model::Model;
use crate::render::{Conflict, Returning, Sql};

/// Creates a row, or changes the one that the selector names; the row after that. It is one `INSERT … ON CONFLICT`,
/// so two at once cannot both create.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Upsert<M> {
    executor: Executor,
    selector: Selector,
    insert: Insert,
    sets: Vec<Set>,
    model: PhantomData<fn() -> M>,
}

impl<M: Model> Upsert<M> {
    pub(crate) fn new(executor: Executor, unique: Unique<M>, mut insert: Insert) -> Self {
        let selector = unique.selector;
        // The new row has the key that was asked for, or the next upsert would not find it.
        for (column, value) in M::META.uniques[selector.unique].columns.iter().zip(&selector.values) {
            insert.slots[*column] = Some(KeySource::Value(value.clone()));
        }
        Self { executor, selector, insert, sets: Vec::new(), model: PhantomData }
    }

    /// Gives a field a new value if the row exists.
    pub fn set(mut self, assignment: Assignment<M>) -> Self {
        put(&mut self.sets, assignment.set);
        self
    }

    /// The statement, without running it; ids and times are made anew when it runs.
    pub fn plan(&self) -> Plan {
        Self {
            executor: self.executor.clone(),
            selector: self.selector.clone(),
            insert: self.insert.columns_only(),
            sets: self.sets.clone(),
            model: PhantomData,
        }
        .sql()
        .into()
    }

    fn sql(mut self) -> Sql {
        self.insert.fill_defaults(defaults::now());
        let sets = with_update_time(M::META, &self.sets);
        let key = M::META.uniques[self.selector.unique].columns;
        let mut sql = Sql::new(self.executor.dialect());
        sql.insert(std::slice::from_ref(&self.insert), Conflict::Update(key, &sets), Returning::Rows);
        sql
    }
}

impl<M: Model> IntoFuture for Upsert<M> {
    type Output = Result<M>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let executor = self.executor.clone();
            written(&executor, self.sql()).await?.ok_or_else(no_row)
        })
    }
}
