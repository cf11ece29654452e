//! What a nested update does to a related row: new values for its fields, and writes that hang off it in turn.

use std::marker::PhantomData;

use crate::error::Result;
use crate::executor::Executor;
use crate::filter::Node;
use crate::input::{Assignment, Set};
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::nest::{self, Nested, NestedOp, Then, Values};
use crate::query::{Selection, Selector, with_update_time};
use crate::render::{Shape, Sql};
use crate::statement::Statement;

/// Changes of a row of `M` that hangs off another: a list of assignments, or assignments and nested writes of its
/// own: `post::title.to("Hi").nest(post::comments.create(…))`.
#[derive(Debug)]
#[must_use = "changes do nothing by themselves: give them to a nested update"]
pub struct Changes<M> {
    sets: Vec<Set>,
    nested: Vec<NestedOp>,
    model: PhantomData<fn() -> M>,
}

impl<M> Changes<M> {
    fn of(assignments: impl IntoIterator<Item = Assignment<M>>) -> Self {
        let sets = assignments.into_iter().map(|assignment| assignment.set).collect();
        Self { sets, nested: Vec::new(), model: PhantomData }
    }

    /// Gives one more field a new value.
    pub fn set(mut self, assignment: Assignment<M>) -> Self {
        self.sets.push(assignment.set);
        self
    }

    /// Writes rows that are related to the row, too.
    pub fn nest(mut self, nested: Nested<M>) -> Self {
        self.nested.push(nested.op);
        self
    }
}

impl<M> Assignment<M> {
    /// The same, and a write of rows that are related to the row; for nested updates.
    pub fn nest(self, nested: Nested<M>) -> Changes<M> {
        Changes::of([self]).nest(nested)
    }
}

impl<M> From<Assignment<M>> for Changes<M> {
    fn from(assignment: Assignment<M>) -> Self {
        Self::of([assignment])
    }
}

impl<M> From<Nested<M>> for Changes<M> {
    fn from(nested: Nested<M>) -> Self {
        Self::of([]).nest(nested)
    }
}

impl<M> From<Vec<Assignment<M>>> for Changes<M> {
    fn from(assignments: Vec<Assignment<M>>) -> Self {
        Self::of(assignments)
    }
}

impl<M, const N: usize> From<[Assignment<M>; N]> for Changes<M> {
    fn from(assignments: [Assignment<M>; N]) -> Self {
        Self::of(assignments)
    }
}

impl<M: Model> Changes<M> {
    /// Does it to the parent's row that satisfies a condition; whether there is one.
    pub(crate) async fn apply(
        self,
        executor: &Executor,
        relation: &'static RelationMeta,
        parent: &Values,
        condition: Node,
    ) -> Result<bool> {
        let sets = with_update_time(M::META, self.sets);
        if self.nested.is_empty() && !sets.is_empty() {
            return Ok(nest::update_theirs(executor, relation, parent, condition, &sets).await? > 0);
        }
        let mut sql = Sql::new(executor.dialect());
        let filter = nest::both(nest::belongs(relation, parent), condition);
        sql.select(M::META, &Selection { filter, take: Some(1), ..Default::default() }, Shape::Rows);
        let Some(mut row) = read::<M>(executor, &sql.into(), false).await? else { return Ok(false) };
        if !sets.is_empty() {
            let mut itself = Selector::of_row(M::META, &row)?;
            let sql = Statement::update(executor.dialect(), &mut itself, &Node::All(Vec::new()), sets);
            let Some(changed) = read::<M>(executor, &sql, true).await? else { return Ok(false) };
            row = changed;
        }
        Box::pin(nest::run(executor, row, self.nested, Then::More)).await?;
        Ok(true)
    }
}

/// The first row of a statement.
async fn read<M: Model>(executor: &Executor, sql: &Statement, write: bool) -> Result<Option<Values>> {
    let mut found = None;
    let mut each = |row: &crate::cell::Row<'_>| {
        found = Some(nest::values(M::META, row)?);
        Ok(())
    };
    if write {
        executor.write(&sql.text, &sql.params, &mut each).await?;
    } else {
        executor.query(&sql.text, &sql.params, &mut each).await?;
    }
    Ok(found)
}
