//! How related rows are loaded: along with the row that they belong to, or by a statement of their own.
//!
//! A query walks over what it loads once, before it runs, and so finds its [`Columns`]: what its statement reads, of
//! the row itself and of rows that are joined to it. While rows come, a [`Cursor`] takes the same walk over each.

use pumpflix_dialect::Dialect;

use crate::cell::Row;
use crate::error::Result;
use crate::group::here;
use crate::meta::{Link, ModelMeta, RelationMeta};
use crate::query::Selection;
use crate::render::{Keys, Sql};
use crate::value::Value;

/// How related rows are loaded.
///
/// Without a word a relation to one row is joined, and a relation to many, or their number, is a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// Relations to one row are part of the statement that reads the row they belong to (`LEFT JOIN`). Relations to
    /// many rows are batches all the same: joined, each of those rows would bring the row it belongs to once more.
    Join,
    /// One statement for each relation and level, whatever the number of rows.
    Batch,
}

/// How a relation of a query is loaded; part of its plan.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RelationPlan {
    /// The fields that lead to it: `posts.author`.
    pub path: String,
    /// How it is loaded.
    pub strategy: Strategy,
    /// The statement of a batch, with the key of a single row; it runs with the keys of all.
    pub sql: Option<String>,
}

/// A relation whose row is read along with another.
#[derive(Clone, Debug)]
pub(crate) struct Join {
    pub(crate) relation: &'static RelationMeta,
    /// To which row it is joined: 0 is that of the statement, 1 the first that is joined to it.
    pub(crate) from: usize,
    /// Which of its columns is null where there is no such row, counted from its first.
    marker: usize,
    /// How many columns it has, with those of rows that are joined to it.
    width: usize,
    /// How many joins hang off it.
    nested: usize,
}

/// What a statement reads of each row, in the order in which it is read.
#[doc(hidden)]
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Whose column (0 is the row itself, 1 the first that is joined to it), and which.
    pub(crate) list: Vec<(usize, usize)>,
    pub(crate) joins: Vec<Join>,
    /// Whose columns are being added.
    of: usize,
    strategy: Option<Strategy>,
    shown: Option<Shown>,
}

/// What a plan says of relations, and where the walk has come to.
#[derive(Clone, Debug)]
struct Shown {
    dialect: Dialect,
    /// What is asked of relations of this level; only shapes look at it.
    said: Vec<(&'static RelationMeta, Selection)>,
    path: Vec<&'static str>,
    relations: Vec<RelationPlan>,
}

impl Columns {
    /// No columns yet, for a query with that strategy.
    pub(crate) fn new(strategy: Option<Strategy>) -> Self {
        Self { strategy, ..Self::default() }
    }

    /// The same for rows that belong to others.
    pub(crate) fn related(strategy: Option<Strategy>, selection: &Selection) -> Self {
        // Rows are cut for each that they belong to after all of them were read: what is joined is read in vain.
        let cut = selection.take.is_some() || selection.skip > 0;
        Self::new(strategy.or(cut.then_some(Strategy::Batch)))
    }

    /// The columns of a query that is only shown.
    pub(crate) fn shown(strategy: Option<Strategy>, selection: &Selection, dialect: Dialect) -> Self {
        let said = selection.relations.clone();
        let shown = Some(Shown { dialect, said, path: Vec::new(), relations: Vec::new() });
        Self { shown, ..Self::new(strategy) }
    }

    /// Those of a row without relations.
    pub(crate) fn plain(columns: impl IntoIterator<Item = usize>) -> Self {
        Self { list: columns.into_iter().map(|column| (0, column)).collect(), ..Self::default() }
    }

    /// What was found of relations.
    pub(crate) fn into_relations(self) -> Vec<RelationPlan> {
        self.shown.map(|shown| shown.relations).unwrap_or_default()
    }

    pub(crate) fn push(&mut self, column: usize) {
        self.list.push((self.of, column));
    }

    pub(crate) fn extend(&mut self, columns: impl IntoIterator<Item = usize>) {
        let of = self.of;
        self.list.extend(columns.into_iter().map(|column| (of, column)));
    }

    /// The model that a column is of, when the row itself is of `model`.
    pub(crate) fn model(&self, model: &'static ModelMeta, of: usize) -> &'static ModelMeta {
        match of.checked_sub(1).and_then(|join| self.joins.get(join)) {
            Some(join) => join.relation.target,
            None => model,
        }
    }

    /// Joins a relation to one row, whose columns `add` adds; whether it is to be joined.
    pub(crate) fn join(&mut self, relation: &'static RelationMeta, add: impl FnOnce(&mut Self)) -> bool {
        let Link::Columns { there, .. } = &relation.link else { return false };
        if self.strategy == Some(Strategy::Batch) {
            return false;
        }
        self.show(relation, Strategy::Join, None);
        let (join, start) = (self.joins.len(), self.list.len());
        self.joins.push(Join { relation, from: self.of, marker: 0, width: 0, nested: 0 });
        let outer = std::mem::replace(&mut self.of, join + 1);
        self.enter(relation);
        add(self);
        self.leave();
        // A row that is there has all columns of its key.
        let key = (join + 1, there[0]);
        let marker = self.list[start..].iter().position(|column| *column == key).unwrap_or_else(|| {
            self.list.push(key);
            self.list.len() - start - 1
        });
        self.of = outer;
        let (width, nested) = (self.list.len() - start, self.joins.len() - join - 1);
        self.joins[join] = Join { marker, width, nested, ..self.joins[join] };
        true
    }

    /// Notes a relation that is loaded by a statement of its own, which reads the columns that `add` adds. Without a
    /// selection it is the one that was said beside a shape, if any.
    pub(crate) fn batch(
        &mut self,
        relation: &'static RelationMeta,
        selection: Option<&Selection>,
        add: impl FnOnce(&mut Self),
    ) {
        let Some(shown) = &self.shown else { return };
        let everything = Selection::default();
        let said = || shown.said.iter().find(|(r, _)| std::ptr::eq(*r, relation)).map(|(_, said)| said);
        let selection = selection.or_else(said).unwrap_or(&everything);
        let mut path = shown.path.clone();
        path.push(relation.field);
        let (dialect, said) = (shown.dialect, selection.relations.clone());
        let shown = Some(Shown { dialect, said, path, relations: Vec::new() });
        let mut inner = Self { shown, ..Self::related(self.strategy, selection) };
        add(&mut inner);
        let mut sql = Sql::new(dialect);
        sql.select_related(relation, selection, &inner, true, &a_key(relation));
        self.show(relation, Strategy::Batch, Some(sql.text));
        if let Some(shown) = &mut self.shown {
            shown.relations.extend(inner.into_relations());
        }
    }

    /// Notes the number of a relation's rows, which is asked for by a statement of its own.
    pub(crate) fn count(&mut self, relation: &'static RelationMeta, selection: &Selection) {
        let Some(shown) = &self.shown else { return };
        let mut sql = Sql::new(shown.dialect);
        sql.count_related(relation, &selection.filter, &a_key(relation));
        self.show(relation, Strategy::Batch, Some(sql.text));
    }

    fn show(&mut self, relation: &RelationMeta, strategy: Strategy, sql: Option<String>) {
        if let Some(shown) = &mut self.shown {
            let path = shown.path.iter().chain([&relation.field]).copied().collect::<Vec<_>>().join(".");
            shown.relations.push(RelationPlan { path, strategy, sql });
        }
    }

    fn enter(&mut self, relation: &RelationMeta) {
        if let Some(shown) = &mut self.shown {
            shown.path.push(relation.field);
        }
    }

    fn leave(&mut self) {
        if let Some(shown) = &mut self.shown {
            shown.path.pop();
        }
    }
}

/// A key to show a statement with.
fn a_key(relation: &RelationMeta) -> Keys {
    let width = here(relation).len();
    Keys { width, values: vec![Value::Null; width] }
}

/// Walks over the columns of a row.
#[doc(hidden)]
#[derive(Debug)]
pub struct Cursor<'a> {
    columns: &'a Columns,
    at: usize,
    join: usize,
}

impl<'a> Cursor<'a> {
    /// At the first column.
    pub(crate) fn new(columns: &'a Columns) -> Self {
        Self { columns, at: 0, join: 0 }
    }

    /// The next column, and moves on.
    pub(crate) fn next(&mut self) -> usize {
        self.skip(1)
    }

    /// The next column, and moves on by so many.
    pub(crate) fn skip(&mut self, count: usize) -> usize {
        let at = self.at;
        self.at += count;
        at
    }

    /// Where the next column is; `next` and `skip` move it.
    pub(crate) fn place(&mut self) -> &mut usize {
        &mut self.at
    }

    /// Reads a related row that was joined to this one, if there is one, and says whether; `None` when it was not
    /// joined.
    pub(crate) fn joined(
        &mut self,
        relation: &'static RelationMeta,
        row: &Row<'_>,
        read: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<Option<bool>> {
        let columns = self.columns;
        let Some(join) = columns.joins.get(self.join) else { return Ok(None) };
        if columns.strategy == Some(Strategy::Batch) || !std::ptr::eq(join.relation, relation) {
            return Ok(None);
        }
        let (at, after) = (self.at, self.join + 1 + join.nested);
        self.join += 1;
        let found = row.cell(at + join.marker)?.is_some();
        if found {
            read(self)?;
        }
        (self.at, self.join) = (at + join.width, after);
        Ok(Some(found))
    }
}
