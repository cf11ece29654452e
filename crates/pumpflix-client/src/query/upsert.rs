//! Creating a row, or changing the one that is there, in one statement.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::create::{no_row, written};
use super::update::{put, with_update_time};
use super::{Plan, Selector, Unique};
use crate::BoxFuture;
use crate::defaults::Now;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::Node;
use crate::input::{Assignment, KeySource, Set};
use crate::insert::Insert;
use crate::model::Model;
use crate::nest::{self, Nested, NestedOp, Then};
use crate::render::{Conflict, Returning, Sql};
use crate::statement::Statement;
use crate::transaction::open_or_join;

/// Creates a row, or changes the one that the selector names; the row after that. It is one `INSERT … ON CONFLICT`,
/// so two at once cannot both create. With writes that hang off the row it is an `INSERT … ON CONFLICT DO NOTHING`
/// and, where that finds the row, an `UPDATE`, in one transaction.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Upsert<M> {
    pub(super) executor: Executor,
    selector: Selector,
    insert: Insert,
    sets: Vec<Set>,
    /// What hangs off the row if it exists; what hangs off the new one is in `insert`.
    nested: Vec<NestedOp>,
    model: PhantomData<fn() -> M>,
}

/// How often a row may be found by the `INSERT` and gone by the time of the `UPDATE`.
const TRIES: u32 = 3;

impl<M: Model> Upsert<M> {
    pub(crate) fn new(executor: Executor, unique: Unique<M>, mut insert: Insert) -> Self {
        let selector = unique.selector;
        // The new row has the key that was asked for, or the next upsert would not find it.
        for (column, value) in M::META.uniques[selector.unique].columns.iter().zip(&selector.values) {
            insert.slots[*column] = Some(KeySource::Value(value.clone()));
        }
        Self { executor, selector, insert, sets: Vec::new(), nested: Vec::new(), model: PhantomData }
    }

    /// Gives a field a new value if the row exists.
    pub fn set(mut self, assignment: Assignment<M>) -> Self {
        put(&mut self.sets, assignment.set);
        self
    }

    /// Writes related rows, in the same transaction, if the row exists. Those of a new row are given to its draft.
    pub fn nest(mut self, nested: Nested<M>) -> Self {
        self.nested.push(nested.op);
        self
    }

    /// The statement, without running it; ids and times are made anew when it runs.
    pub fn plan(&self) -> Plan {
        let mut insert = self.insert.columns_only();
        insert.fill_defaults(&Now::new());
        let sets = with_update_time(M::META, self.sets.clone());
        let mut sql = Sql::new(self.executor.dialect());
        sql.insert(&[insert], Conflict::Update(self.key(), &sets), Returning::Rows);
        sql.into()
    }

    /// The columns by which an existing row is found.
    fn key(&self) -> &'static [usize] {
        M::META.uniques[self.selector.unique].columns
    }

    fn is_nested(&self) -> bool {
        !self.nested.is_empty() || !self.insert.is_alone()
    }

    async fn with_nested(mut self) -> Result<M> {
        let own = open_or_join(&self.executor).await?;
        let executor = own.executor().clone();
        self.insert.fill_defaults(&Now::new());
        for _ in 0..TRIES {
            let (row, ops) = match self.create(&executor).await? {
                Some(row) => (Some(row), &mut self.insert.nested),
                None => (self.change(&executor).await?, &mut self.nested),
            };
            let Some(row) = row else { continue };
            let again = nest::changes_parent(ops);
            let then = Then::end_if(own.is_new() && !again);
            let values = nest::run(&executor, nest::values_of(&row), std::mem::take(ops), then).await?;
            let row = if again { nest::reread(&executor, &values).await? } else { row };
            own.commit().await?;
            return Ok(row);
        }
        Err(Error::Conflict { message: "others created and deleted the row meanwhile".to_owned() })
    }

    /// The new row, unless there is one with the key.
    async fn create(&mut self, executor: &Executor) -> Result<Option<M>> {
        let makes_keys = self.insert.makes_keys();
        if makes_keys {
            if nest::find(executor, &self.selector).await?.is_some() {
                return Ok(None);
            }
            nest::create_keys(executor, std::slice::from_mut(&mut self.insert)).await?;
        }
        // Another try may need the values again.
        let rows = &mut [self.insert.columns_only()];
        let conflict = Conflict::SkipKey(self.key());
        let statement = Statement::insert(executor.dialect(), rows, conflict, Returning::Rows);
        let row = written(executor, statement).await?;
        if row.is_none() && makes_keys {
            // What was created for its keys goes with the transaction.
            return Err(Error::Conflict { message: "another created the row meanwhile".to_owned() });
        }
        Ok(row)
    }

    /// The row with the key, changed.
    async fn change(&self, executor: &Executor) -> Result<Option<M>> {
        if self.sets.is_empty() {
            return super::unique::one(executor, &mut self.selector.clone()).await;
        }
        let (mut selector, everything) = (self.selector.clone(), Node::All(Vec::new()));
        let sets = with_update_time(M::META, self.sets.clone());
        written(executor, Statement::update(executor.dialect(), &mut selector, &everything, sets)).await
    }

    /// The statement that does both; what is written is taken.
    fn statement(&mut self) -> Statement {
        self.insert.fill_defaults(&Now::new());
        let (key, sets) = (self.key(), with_update_time(M::META, std::mem::take(&mut self.sets)));
        Statement::upsert(self.executor.dialect(), &mut self.insert, key, sets)
    }
}

impl<M: Model> IntoFuture for Upsert<M> {
    type Output = Result<M>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            if self.is_nested() {
                return self.with_nested().await;
            }
            let statement = self.statement();
            written(&self.executor, statement).await?.ok_or_else(no_row)
        })
    }
}
