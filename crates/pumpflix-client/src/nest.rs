//! Writes that hang off another write: children created with their parent, rows connected to it or taken from it.
//!
//! Everything here is without types: handles check them, and what is left is columns and values. Creation goes level
//! by level, so that the children of many parents are one statement.

use crate::BoxFuture;
use crate::cell::{RawRow, Row, read_kind};
use crate::defaults::Now;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::{Compare, Node};
use crate::input::{Change, KeySource, Set};
use crate::insert::Insert;
use crate::meta::{Link, ModelMeta, RelationMeta};
use crate::model::Model;
use crate::query::Selector;
use crate::render::{Conflict, Returning, Sql};
use crate::statement::Statement;
use crate::strategy::Columns;
use crate::value::Value;

/// A row as the database returned it, by column.
pub(crate) type Values = Vec<Value>;

/// Gives the rows to create for a parent.
type MakeRows = Box<dyn FnOnce(&Values) -> Vec<Insert> + Send + Sync>;
/// Does something for a parent.
type Work<T> = Box<dyn FnOnce(Executor, Values) -> BoxFuture<'static, Result<T>> + Send + Sync>;

/// What is to be done once the parent row is there.
pub(crate) enum NestedOp {
    /// Rows are created; the closure gives them for the parent's values, of which it needs those that tie the two.
    Create(&'static RelationMeta, MakeRows),
    /// The parent's own foreign key changes; the parent as it is then.
    Parent(Work<Values>),
    /// Anything else.
    Other(Work<()>),
}

impl std::fmt::Debug for NestedOp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Create(..) => "Create",
            Self::Parent(_) => "Parent",
            Self::Other(_) => "Other",
        })
    }
}

/// A write that hangs off a write of the model `M`; made by relation handles, given to `.nest(…)`.
#[derive(Debug)]
#[must_use = "a nested write does nothing by itself: give it to `.nest(…)`"]
pub struct Nested<M> {
    pub(crate) op: NestedOp,
    model: std::marker::PhantomData<fn() -> M>,
}

impl<M> Nested<M> {
    pub(crate) fn new(op: NestedOp) -> Self {
        Self { op, model: std::marker::PhantomData }
    }
}

/// Runs what hangs off one row; the row's values after that, as far as they are known.
pub(crate) async fn run(
    executor: &Executor,
    parent: Values,
    ops: Vec<NestedOp>,
    then: Then,
) -> Result<Values> {
    let mut created = Vec::new();
    let parent = run_ops(executor, parent, ops, &mut created).await?;
    insert_all(executor, created, then).await?;
    Ok(parent)
}

/// What comes after the rows that are created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Other statements, or whatever the caller's transaction does next.
    More,
    /// The end of the transaction, which may travel with the last of them.
    End,
}

impl Then {
    /// The end, if the transaction is the caller's own and there is nothing else to do in it.
    pub(crate) fn end_if(nothing_else: bool) -> Self {
        if nothing_else { Self::End } else { Self::More }
    }
}

/// The same, but for the rows to create: they are only gathered.
async fn run_ops(
    executor: &Executor,
    mut parent: Values,
    ops: Vec<NestedOp>,
    created: &mut Vec<Insert>,
) -> Result<Values> {
    for op in ops {
        match op {
            NestedOp::Create(_, make) => created.extend(make(&parent)),
            NestedOp::Parent(run) => parent = run(executor.clone(), parent).await?,
            NestedOp::Other(run) => run(executor.clone(), parent.clone()).await?,
        }
    }
    Ok(parent)
}

/// Inserts rows of any models and all that hangs off them.
pub(crate) fn insert_all(executor: &Executor, rows: Vec<Insert>, then: Then) -> BoxFuture<'_, Result<()>> {
    Box::pin(async move {
        let mut next = rows;
        while !next.is_empty() {
            next = insert_level(executor, next, Conflict::Fail, false, then).await?.next;
        }
        Ok(())
    })
}

/// The same for rows of which those that exist already may be passed over, with what hangs off them.
pub(crate) async fn create_all(
    executor: &Executor,
    rows: Vec<Insert>,
    conflict: Conflict<'static>,
    read_back: bool,
    then: Then,
) -> Result<Level> {
    let mut first = insert_level(executor, rows, conflict, read_back, then).await?;
    insert_all(executor, std::mem::take(&mut first.next), then).await?;
    Ok(first)
}

/// What became of the rows of one level.
pub(crate) struct Level {
    /// How many were inserted.
    pub(crate) count: u64,
    /// Those that were read back, with whether what hung off a row has changed it since.
    pub(crate) rows: Vec<(Values, bool)>,
    /// What is to be inserted on the next level.
    next: Vec<Insert>,
}

/// Inserts rows, and does what hangs off them but for the rows of the next level.
async fn insert_level(
    executor: &Executor,
    mut rows: Vec<Insert>,
    conflict: Conflict<'static>,
    read_back: bool,
    then: Then,
) -> Result<Level> {
    Insert::prepare(&mut rows);
    if !matches!(conflict, Conflict::Fail) && rows.iter().any(Insert::makes_keys) {
        return Err(Error::usage(
            "a row with `Key::create(…)` cannot be passed over: the row behind its key would be there already",
        ));
    }
    create_keys(executor, &mut rows).await?;
    // Which row of several was passed over is not told, so one that more hangs off has a statement of its own.
    let alone = |row: &Insert| !matches!(conflict, Conflict::Fail) && !row.nested.is_empty();
    let together = |a: &Insert, b: &Insert| a.same_statement(b) && !alone(a) && !alone(b);
    let runs: Vec<usize> = rows.chunk_by(together).map(<[Insert]>::len).collect();
    let mut level = Level { count: 0, rows: Vec::new(), next: Vec::new() };
    let mut rest = rows.as_mut_slice();
    for length in runs {
        let (run, after) = rest.split_at_mut(length);
        rest = after;
        let returning = if read_back { Returning::Rows } else { wanted(run) };
        let last = returning == Returning::Nothing && rest.is_empty() && level.next.is_empty();
        let then = Then::end_if(then == Then::End && last);
        let (count, parents) = insert_run(executor, run, conflict, returning, then).await?;
        level.count += count;
        for (parent, row) in parents.into_iter().zip(run) {
            let ops = std::mem::take(&mut row.nested);
            let changed = changes_parent(&ops);
            let parent = run_ops(executor, parent, ops, &mut level.next).await?;
            if read_back {
                level.rows.push((parent, changed));
            }
        }
    }
    Ok(level)
}

/// What of the rows has to come back for what hangs off them.
fn wanted(rows: &[Insert]) -> Returning {
    let mut ops = rows.iter().flat_map(|row| &row.nested).peekable();
    let Some(first) = ops.peek() else { return Returning::Nothing };
    let key = |op: &NestedOp| match op {
        NestedOp::Create(RelationMeta { link: Link::Columns { here, .. }, .. }, _) => Some(*here),
        _ => None,
    };
    match key(first) {
        Some(columns) if ops.all(|op| key(op) == Some(columns)) => Returning::Columns(columns),
        _ => Returning::Rows,
    }
}

/// Creates the rows whose keys these rows want, level by level as well.
pub(crate) fn create_keys<'a>(executor: &'a Executor, rows: &'a mut [Insert]) -> BoxFuture<'a, Result<()>> {
    let (mut wanted, mut new) = (Vec::new(), Vec::new());
    for slot in rows.iter_mut().flat_map(|row| row.slots.iter_mut().flatten()) {
        if let KeySource::New(row) = slot {
            let key = row.meta.primary_key().first().copied();
            let meta = row.meta;
            new.push(std::mem::replace(row.as_mut(), Insert::new(meta)));
            wanted.push((slot, key));
        }
    }
    if new.is_empty() {
        return Box::pin(std::future::ready(Ok(())));
    }
    Box::pin(async move {
        let created = create_all(executor, new, Conflict::Fail, true, Then::More).await?;
        for ((slot, key), (values, _)) in wanted.into_iter().zip(created.rows) {
            *slot = KeySource::Value(key.map_or(Value::Null, |key| values[key].clone()));
        }
        Ok(())
    })
}

/// One of them changes the row itself, after it was written.
pub(crate) fn changes_parent(ops: &[NestedOp]) -> bool {
    ops.iter().any(|op| matches!(op, NestedOp::Parent(_)))
}

/// Inserts one row and all that hangs off it; its values, unless it was passed over.
pub(crate) async fn insert_one(
    executor: &Executor,
    mut row: Insert,
    conflict: Conflict<'static>,
) -> Result<Option<Values>> {
    row.fill_defaults(&Now::new());
    create_keys(executor, std::slice::from_mut(&mut row)).await?;
    let (_, mut rows) =
        insert_run(executor, std::slice::from_mut(&mut row), conflict, Returning::Rows, Then::More).await?;
    let Some(values) = rows.pop() else { return Ok(None) };
    Ok(Some(Box::pin(run(executor, values, row.nested, Then::More)).await?))
}

/// The row with these values as it is now.
pub(crate) async fn reread<M: Model>(executor: &Executor, row: &Values) -> Result<M> {
    let mut itself = Selector::of_row(M::META, row)?;
    crate::query::one(executor, &mut itself).await?.ok_or_else(|| itself.not_found())
}

/// The row that a selector names.
pub(crate) async fn find(executor: &Executor, selector: &Selector) -> Result<Option<Values>> {
    let mut sql = Sql::new(executor.dialect());
    sql.select_unique(selector.model, selector, &Columns::default(), None);
    let mut found = None;
    executor
        .query(&sql.text, &sql.params, &mut |row| {
            found = Some(values(selector.model, row)?);
            Ok(())
        })
        .await?;
    Ok(found)
}

/// Inserts rows that give the same columns of the same model, and takes their values: how many, and the rows' values as
/// they were stored where they are asked for.
async fn insert_run(
    executor: &Executor,
    run: &mut [Insert],
    conflict: Conflict<'static>,
    returning: Returning,
    then: Then,
) -> Result<(u64, Vec<Values>)> {
    let (mut count, mut rows) = (0, Vec::new());
    let dialect = executor.dialect();
    let mut chunks = run.chunks_mut(Insert::rows_to_a_statement(run, dialect)).peekable();
    while let Some(chunk) = chunks.next() {
        let model = chunk[0].meta;
        let sql = Statement::insert(dialect, chunk, conflict, returning);
        if returning == Returning::Nothing {
            count += if then == Then::End && chunks.peek().is_none() {
                executor.execute_last(&sql.text, &sql.params).await?
            } else {
                executor.execute(&sql.text, &sql.params).await?
            };
            continue;
        }
        count += executor
            .write(&sql.text, &sql.params, &mut |row| {
                rows.push(match returning {
                    Returning::Columns(columns) => some_values(model, columns, row)?,
                    Returning::Rows | Returning::Nothing => values(model, row)?,
                });
                Ok(())
            })
            .await?;
    }
    Ok((count, rows))
}

/// The row whose columns have these values.
pub(crate) fn row_of<M: Model>(values: &Values) -> Result<M> {
    M::decode(&Row(RawRow::Values(M::META, values)), 0)
}

/// The columns of a row that was read.
pub(crate) fn values_of<M: Model>(row: &M) -> Values {
    (0..M::META.row).map(|column| row.value(column).to_value()).collect()
}

/// All columns of a row.
pub(crate) fn values(model: &'static ModelMeta, row: &Row<'_>) -> Result<Values> {
    model.row().iter().enumerate().map(|(at, column)| read_kind(row, at, column)).collect()
}

/// The same of a row of which only some columns were read; the others are null.
fn some_values(model: &'static ModelMeta, columns: &[usize], row: &Row<'_>) -> Result<Values> {
    let mut values = vec![Value::Null; model.columns.len()];
    for (at, column) in columns.iter().enumerate() {
        values[*column] = read_kind(row, at, &model.columns[*column])?;
    }
    Ok(values)
}

/// The condition that a row at the other end of a relation belongs to the parent.
pub(crate) fn belongs(relation: &'static RelationMeta, parent: &Values) -> Node {
    match &relation.link {
        // A null ties nothing to anything.
        Link::Columns { here, .. } if here.iter().any(|here| parent[*here] == Value::Null) => {
            Node::Any(Vec::new())
        }
        Link::Columns { here, there } => {
            equal(there.iter().zip(*here).map(|(there, here)| (*there, parent[*here].clone())))
        }
        Link::Table { here, .. } => Node::Linked { relation, key: parent[*here].clone() },
    }
}

/// The condition that a row is the one of a selector.
pub(crate) fn is_row(selector: &Selector) -> Node {
    let columns = selector.model.uniques[selector.unique].columns;
    equal(columns.iter().copied().zip(selector.values.iter().cloned()))
}

/// The condition that each column has its value.
fn equal(values: impl Iterator<Item = (usize, Value)>) -> Node {
    Node::All(values.map(|(column, value)| Node::Compare { column, op: Compare::Eq, value }).collect())
}

/// The assignments that tie a row at the other end to the parent, or to nothing.
fn tie(relation: &'static RelationMeta, parent: Option<&Values>) -> Vec<Set> {
    match &relation.link {
        Link::Columns { here, there } => here
            .iter()
            .zip(*there)
            .map(|(here, there)| Set {
                column: *there,
                change: Change::To(parent.map_or(Value::Null, |p| p[*here].clone())),
            })
            .collect(),
        Link::Table { .. } => Vec::new(),
    }
}

/// Gives new rows the parent's key in the columns of their foreign key.
pub(crate) fn adopt(relation: &'static RelationMeta, parent: &Values, rows: &mut [Insert]) {
    if let Link::Columns { here, there } = &relation.link {
        for row in rows {
            for (here, there) in here.iter().zip(*there) {
                row.slots[*there] = Some(KeySource::Value(parent[*here].clone()));
            }
        }
    }
}

/// Creates rows at the other end of a relation, with all that hangs off them.
pub(crate) async fn create(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    mut rows: Vec<Insert>,
) -> Result<()> {
    let Link::Table { there, .. } = &relation.link else {
        adopt(relation, parent, &mut rows);
        return insert_all(executor, rows, Then::More).await;
    };
    for row in rows {
        let Some(child) = insert_one(executor, row, Conflict::Fail).await? else { continue };
        let key = Node::Compare { column: *there, op: Compare::Eq, value: child[*there].clone() };
        link(executor, relation, parent, &key).await?;
    }
    Ok(())
}

/// Adds rows of a join table for the rows at the other end that satisfy a condition; how many were added.
pub(crate) async fn link(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    condition: &Node,
) -> Result<u64> {
    let mut sql = Sql::new(executor.dialect());
    sql.link(relation, parent, condition);
    executor.execute(&sql.text, &sql.params).await
}

/// Connects the row that a selector names; whether there is one.
pub(crate) async fn connect(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    selector: &Selector,
) -> Result<bool> {
    let row = is_row(selector);
    if matches!(relation.link, Link::Columns { .. }) {
        return Ok(update(executor, relation.target, &row, &tie(relation, Some(parent))).await? > 0);
    }
    // A row that is connected already adds nothing, which is not the same as a row that is not there.
    Ok(link(executor, relation, parent, &row).await? > 0 || exists(executor, relation.target, &row).await?)
}

/// Takes rows that satisfy a condition away from the parent.
pub(crate) async fn disconnect(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    condition: Node,
) -> Result<u64> {
    if matches!(relation.link, Link::Columns { .. }) {
        let theirs = both(belongs(relation, parent), condition);
        return update(executor, relation.target, &theirs, &tie(relation, None)).await;
    }
    let mut sql = Sql::new(executor.dialect());
    sql.unlink(relation, parent, &condition);
    executor.execute(&sql.text, &sql.params).await
}

/// Parts the parent from the row that is tied to it, where that can be without it, so that another (`but` itself)
/// can take the place.
pub(crate) async fn make_place(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    but: Option<&Selector>,
) -> Result<()> {
    let Link::Columns { there, .. } = &relation.link else { return Ok(()) };
    if there.iter().any(|column| relation.target.columns[*column].nullable) {
        let others = but.map_or(Node::All(Vec::new()), |selector| Node::Not(Box::new(is_row(selector))));
        disconnect(executor, relation, parent, others).await?;
    }
    Ok(())
}

/// Makes the parent's own foreign key hold the key of a row, or nothing; the parent as it is then.
pub(crate) async fn point_at(
    executor: &Executor,
    model: &'static ModelMeta,
    relation: &'static RelationMeta,
    mut parent: Values,
    target: Option<&Values>,
) -> Result<Values> {
    let Link::Columns { here, there } = &relation.link else { return Ok(parent) };
    let key = here.iter().zip(*there);
    let key: Vec<(usize, Value)> =
        key.map(|(here, there)| (*here, target.map_or(Value::Null, |row| row[*there].clone()))).collect();
    let set = |(column, value): &(usize, Value)| Set { column: *column, change: Change::To(value.clone()) };
    let sets: Vec<Set> = key.iter().map(set).collect();
    update(executor, model, &is_row(&Selector::of_row(model, &parent)?), &sets).await?;
    for (column, value) in key {
        parent[column] = value;
    }
    Ok(parent)
}

/// Changes the parent's rows that satisfy a condition; their number.
pub(crate) async fn update_theirs(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    condition: Node,
    sets: &[Set],
) -> Result<u64> {
    update(executor, relation.target, &both(belongs(relation, parent), condition), sets).await
}

/// Deletes the parent's rows that satisfy a condition; their number.
pub(crate) async fn delete_theirs(
    executor: &Executor,
    relation: &'static RelationMeta,
    parent: &Values,
    condition: Node,
) -> Result<u64> {
    let mut sql = Sql::new(executor.dialect());
    sql.delete_many(relation.target, &both(belongs(relation, parent), condition));
    executor.execute(&sql.text, &sql.params).await
}

/// Changes rows of any model that satisfy a condition; their number.
pub(crate) async fn update(
    executor: &Executor,
    model: &'static ModelMeta,
    condition: &Node,
    sets: &[Set],
) -> Result<u64> {
    let mut sql = Sql::new(executor.dialect());
    sql.update_many(model, condition, sets);
    executor.execute(&sql.text, &sql.params).await
}

async fn exists(executor: &Executor, model: &'static ModelMeta, condition: &Node) -> Result<bool> {
    let mut sql = Sql::new(executor.dialect());
    let selection = crate::query::Selection { filter: condition.clone(), ..Default::default() };
    sql.select(model, &selection, crate::render::Shape::Exists);
    let mut found = false;
    executor
        .query(&sql.text, &sql.params, &mut |row| {
            found = row.get(0)?;
            Ok(())
        })
        .await?;
    Ok(found)
}

pub(crate) fn both(mut one: Node, other: Node) -> Node {
    one.and(other);
    one
}
