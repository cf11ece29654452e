//! How related rows are loaded: along with the row that they belong to, or by a statement of their own.
//!
//! A query walks over what it loads once, before it runs, and so finds its [`Columns`]: what its statement reads, of
//! the row itself and of rows that come along with it. While rows come, a [`Cursor`] takes the same walk over each.

use pumpflix_dialect::Dialect;

use crate::cell::Row;
use crate::error::Result;
use crate::filter::Node;
use crate::group::here;
use crate::meta::{Link, ModelMeta, RelationMeta};
use crate::nested;
use crate::query::Selection;
use crate::render::{Keys, Sql};
use crate::value::Value;

/// How related rows are loaded.
///
/// Without a word a relation to one row is joined. A relation to many rows, or their number, is a batch, except for what
/// belongs to a row that is read alone: that is joined too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// All is part of the statement that reads the row it belongs to: a relation to one row by `LEFT JOIN`, one to many
    /// rows as a value that holds them all, their number as a value. Rows that are locked have their relations to many
    /// loaded by statements of their own all the same, as rows of more than 127 columns are.
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

/// One thing that a statement reads of each row.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// A column: whose (0 is the row itself, 1 the first that is joined to it), and which.
    Column(usize, usize),
    /// How many rows are related to that row.
    Count { of: usize, relation: &'static RelationMeta, filter: Box<Node> },
    /// The rows that are related to it, all in one value.
    Rows(Box<Many>),
    /// The place of rows that are loaded by a statement of their own after all.
    Apart,
}

/// Rows that are read along with the row that they belong to.
#[derive(Clone, Debug)]
pub(crate) struct Many {
    pub(crate) of: usize,
    pub(crate) relation: &'static RelationMeta,
    pub(crate) selection: Selection,
    pub(crate) columns: Columns,
}

/// The relations of this level of which something was said beside a shape.
type Said = Vec<(&'static RelationMeta, Selection)>;

/// What a statement reads of each row, in the order in which it is read.
#[doc(hidden)]
#[derive(Clone, Debug, Default)]
pub struct Columns {
    pub(crate) list: Vec<Item>,
    pub(crate) joins: Vec<Join>,
    /// Whose columns are being added.
    of: usize,
    strategy: Option<Strategy>,
    /// The rows are locked, which nothing but their own columns should be read with.
    locked: bool,
    /// There is one row at most.
    single: bool,
    said: Said,
    shown: Option<Shown>,
}

/// What a plan says of relations, and where the walk has come to.
#[derive(Clone, Debug)]
struct Shown {
    dialect: Dialect,
    path: Vec<&'static str>,
    relations: Vec<RelationPlan>,
}

/// A function takes no more arguments on SQLite (127, before version 3.48).
const MOST_COLUMNS: usize = 127;

impl Columns {
    /// No columns yet, for a query with that strategy.
    pub(crate) fn new(strategy: Option<Strategy>, locked: bool) -> Self {
        Self { strategy, locked, ..Self::default() }
    }

    /// The same for the rows of a selection.
    pub(crate) fn of(selection: &Selection) -> Self {
        let said = selection.relations.clone();
        let single = selection.take == Some(1);
        Self { single, said, ..Self::new(selection.strategy, selection.lock.is_some()) }
    }

    /// The same for one row at most.
    pub(crate) fn single(self) -> Self {
        Self { single: true, ..self }
    }

    /// Relations to many rows, and their number, are read along with the row.
    fn nests(&self) -> bool {
        nests(self.strategy, self.single) && !self.locked
    }

    /// The same for rows that belong to others.
    pub(crate) fn related(strategy: Option<Strategy>, selection: &Selection) -> Self {
        // Rows are cut for each that they belong to after all of them were read: what is joined is read in vain.
        let cut = selection.take.is_some() || selection.skip > 0;
        let said = selection.relations.clone();
        Self { said, ..Self::new(strategy.or(cut.then_some(Strategy::Batch)), false) }
    }

    /// The columns of a query that is only shown.
    pub(crate) fn shown(self, dialect: Dialect) -> Self {
        let shown = Some(Shown { dialect, path: Vec::new(), relations: Vec::new() });
        Self { shown, ..self }
    }

    /// Those of a row without relations.
    pub(crate) fn plain(columns: impl IntoIterator<Item = usize>) -> Self {
        let list = columns.into_iter().map(|column| Item::Column(0, column)).collect();
        Self { list, ..Self::default() }
    }

    /// What was found of relations.
    pub(crate) fn into_relations(self) -> Vec<RelationPlan> {
        self.shown.map(|shown| shown.relations).unwrap_or_default()
    }

    /// Something else than columns of the row itself is read.
    pub(crate) fn relates(&self) -> bool {
        !self.joins.is_empty() || self.list.iter().any(|item| !matches!(item, Item::Column(..)))
    }

    pub(crate) fn push(&mut self, column: usize) {
        self.list.push(Item::Column(self.of, column));
    }

    pub(crate) fn extend(&mut self, columns: impl IntoIterator<Item = usize>) {
        let of = self.of;
        self.list.extend(columns.into_iter().map(|column| Item::Column(of, column)));
    }

    /// The model that a column is of, when the row itself is of `model`.
    pub(crate) fn model(&self, model: &'static ModelMeta, of: usize) -> &'static ModelMeta {
        match of.checked_sub(1).and_then(|join| self.joins.get(join)) {
            Some(join) => join.relation.target,
            None => model,
        }
    }

    /// The name of the column that is read at a place, when the row itself is of `model`.
    pub(crate) fn name(&self, model: &'static ModelMeta, at: usize) -> Option<&'static str> {
        match self.list.get(at)? {
            Item::Column(of, column) => Some(self.model(model, *of).columns.get(*column)?.name),
            Item::Count { relation, .. } => Some(relation.field),
            Item::Rows(many) => Some(many.relation.field),
            Item::Apart => None,
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
        let said = std::mem::take(&mut self.said);
        self.enter(relation);
        add(self);
        self.leave();
        self.said = said;
        // A row that is there has all columns of its key.
        let is_key =
            |item: &Item| matches!(item, Item::Column(of, column) if *of == join + 1 && *column == there[0]);
        let marker = self.list[start..].iter().position(is_key).unwrap_or_else(|| {
            self.list.push(Item::Column(join + 1, there[0]));
            self.list.len() - start - 1
        });
        self.of = outer;
        let (width, nested) = (self.list.len() - start, self.joins.len() - join - 1);
        self.joins[join] = Join { marker, width, nested, ..self.joins[join] };
        true
    }

    /// What is asked of a relation: by the handle, or beside a shape.
    fn asked(&self, relation: &'static RelationMeta, selection: Option<&Selection>) -> Selection {
        let said = || self.said.iter().find(|(r, _)| std::ptr::eq(*r, relation)).map(|(_, said)| said);
        selection.or_else(said).cloned().unwrap_or_default()
    }

    /// Reads a relation to many rows, whose columns `add` adds, along with the row; whether it is read so. Without a
    /// selection it is the one that was said beside a shape, if any.
    pub(crate) fn nest(
        &mut self,
        relation: &'static RelationMeta,
        selection: Option<&Selection>,
        add: impl FnOnce(&mut Self),
    ) -> bool {
        if !self.nests() {
            return false;
        }
        let selection = self.asked(relation, selection);
        let mut inner = Self { said: selection.relations.clone(), ..Self::new(self.strategy, false) };
        inner.shown = self.shown_inside(relation);
        add(&mut inner);
        if inner.list.is_empty() {
            // A row without columns is a row all the same.
            inner.list.push(Item::Apart);
        }
        if inner.list.len() > MOST_COLUMNS {
            self.list.push(Item::Apart);
            return false;
        }
        self.show(relation, Strategy::Join, None);
        if let (Some(shown), Some(inner)) = (&mut self.shown, inner.shown.take()) {
            shown.relations.extend(inner.relations);
        }
        self.list.push(Item::Rows(Box::new(Many { of: self.of, relation, selection, columns: inner })));
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
        let Some(Shown { dialect, .. }) = self.shown else { return };
        let selection = self.asked(relation, selection);
        let mut inner = Self::related(self.strategy, &selection);
        inner.shown = self.shown_inside(relation);
        add(&mut inner);
        let mut sql = Sql::new(dialect);
        sql.select_related(relation, &selection, &inner, true, &a_key(relation));
        self.show(relation, Strategy::Batch, Some(sql.text));
        if let Some(shown) = &mut self.shown {
            shown.relations.extend(inner.into_relations());
        }
    }

    /// Adds the number of a relation's rows; whether it is read along with the row, and not by a statement of its own.
    pub(crate) fn count(&mut self, relation: &'static RelationMeta, selection: &Selection) -> bool {
        if self.nests() {
            self.show(relation, Strategy::Join, None);
            let filter = Box::new(selection.filter.clone());
            self.list.push(Item::Count { of: self.of, relation, filter });
            return true;
        }
        if let Some(shown) = &self.shown {
            let mut sql = Sql::new(shown.dialect);
            sql.count_related(relation, &selection.filter, &a_key(relation));
            self.show(relation, Strategy::Batch, Some(sql.text));
        }
        false
    }

    fn show(&mut self, relation: &RelationMeta, strategy: Strategy, sql: Option<String>) {
        if let Some(shown) = &mut self.shown {
            let path = shown.path.iter().chain([&relation.field]).copied().collect::<Vec<_>>().join(".");
            shown.relations.push(RelationPlan { path, strategy, sql });
        }
    }

    /// What is to be shown of the rows of a relation.
    fn shown_inside(&self, relation: &RelationMeta) -> Option<Shown> {
        let shown = self.shown.as_ref()?;
        let path = shown.path.iter().chain([&relation.field]).copied().collect();
        Some(Shown { dialect: shown.dialect, path, relations: Vec::new() })
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

/// Relations to many rows, and their number, are read along with the row. Unless somebody says it, that is so for a row
/// that is read alone: the database has to look for them once either way. For many rows it would have to look for each,
/// which is a matter of indexes.
pub(crate) fn nests(strategy: Option<Strategy>, single: bool) -> bool {
    strategy == Some(Strategy::Join) || (strategy.is_none() && single)
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
    /// Reads the rows that came along with this one, and says how many; `None` where they did not.
    pub(crate) fn nested(
        &mut self,
        relation: &'static RelationMeta,
        row: &Row<'_>,
        mut read: impl FnMut(&Row<'_>, &mut Cursor<'_>) -> Result<()>,
    ) -> Result<Option<usize>> {
        match self.columns.list.get(self.at) {
            Some(Item::Rows(many)) if std::ptr::eq(many.relation, relation) => {
                let cell = row.cell(self.next())?;
                let columns = &many.columns;
                let each = &mut |row: &Row<'_>| read(row, &mut Cursor::new(columns));
                nested::read(relation.target, columns, cell, each).map(Some)
            }
            Some(Item::Apart) => {
                self.at += 1;
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    /// Where the number of related rows stands that came along with this row, if it did.
    pub(crate) fn counted(&mut self) -> Option<usize> {
        matches!(self.columns.list.get(self.at), Some(Item::Count { .. })).then(|| self.next())
    }
}
