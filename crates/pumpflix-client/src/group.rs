//! Which related row belongs to which row: keys, each asked for once, and the way back.

use std::collections::HashMap;

use crate::cell::{Row, read_kind, read_like};
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::Node;
use crate::meta::{Link, ModelMeta, RelationMeta};
use crate::model::Model;
use crate::query::Selection;
use crate::render::{Keys, Sql};
use crate::value::{Value, ValueRef};

/// The values of a row's key columns, owned.
pub(crate) type OwnedKey = Vec<Value>;

/// The values of a row's key columns; most keys have one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RowKey<'a> {
    One(ValueRef<'a>),
    Several(Vec<ValueRef<'a>>),
}

impl<'a> RowKey<'a> {
    /// The key of these values, or `None` when one of them is null: null is related to nothing.
    fn of(values: impl ExactSizeIterator<Item = ValueRef<'a>>) -> Option<Self> {
        let one = values.len() == 1;
        let mut values = values;
        if one {
            return values.next().filter(|v| !v.is_null()).map(Self::One);
        }
        let values: Vec<_> = values.collect();
        (!values.iter().any(|v| v.is_null())).then_some(Self::Several(values))
    }

    fn push_to(&self, values: &mut Vec<Value>) {
        match self {
            Self::One(value) => values.push(value.to_value()),
            Self::Several(several) => values.extend(several.iter().map(|v| v.to_value())),
        }
    }
}

/// The key of a row of a model.
fn key_of<'a, M: Model>(row: &'a M, columns: &[usize]) -> Option<RowKey<'a>> {
    RowKey::of(columns.iter().map(|c| row.value(*c)))
}

/// The columns of this side by which related rows are found.
pub(crate) fn here(relation: &RelationMeta) -> &[usize] {
    match &relation.link {
        Link::Columns { here, .. } => here,
        Link::Table { here, .. } => std::slice::from_ref(here),
    }
}

/// Reads the key of a row whose next column is `at`.
pub(crate) fn read_key(
    model: &'static ModelMeta,
    columns: &[usize],
    row: &Row<'_>,
    at: &mut usize,
) -> Result<OwnedKey> {
    let mut key = Vec::with_capacity(columns.len());
    for column in columns {
        key.push(read_kind(row, *at, &model.columns[*column])?);
        *at += 1;
    }
    Ok(key)
}

/// The error for a row that must have a related one and has none.
pub(crate) fn missing(relation: &RelationMeta) -> Error {
    Error::NotFound {
        model: relation.target.name,
        key: match &relation.link {
            Link::Columns { there, .. } => relation.target.fields(there),
            Link::Table { .. } => Vec::new(),
        },
    }
}

/// The rows' keys, each once, in groups that fit into one statement; and for each row the number of its key.
pub(crate) struct Grouped {
    chunks: Vec<Keys>,
    index: Vec<Option<usize>>,
    pub(crate) count: usize,
}

/// Groups the keys of rows of a model.
pub(crate) fn group_rows<M: Model>(executor: &Executor, relation: &RelationMeta, rows: &[M]) -> Grouped {
    let columns = here(relation);
    group(executor, columns.len(), rows.iter().map(|row| key_of(row, columns)))
}

/// Groups keys that were read by themselves.
pub(crate) fn group_keys(executor: &Executor, relation: &RelationMeta, keys: &[&OwnedKey]) -> Grouped {
    let width = here(relation).len();
    group(executor, width, keys.iter().map(|key| RowKey::of(key.iter().map(Value::as_ref))))
}

fn group<'a>(
    executor: &Executor,
    width: usize,
    keys: impl ExactSizeIterator<Item = Option<RowKey<'a>>>,
) -> Grouped {
    let mut seen: HashMap<RowKey<'_>, usize> = HashMap::with_capacity(keys.len());
    let mut values: Vec<Value> = Vec::with_capacity(keys.len() * width);
    let mut index = Vec::with_capacity(keys.len());
    for key in keys {
        index.push(key.map(|key| {
            let next = seen.len();
            if let Some(number) = seen.get(&key) {
                return *number;
            }
            key.push_to(&mut values);
            seen.insert(key, next);
            next
        }));
    }
    // Half of what the database takes: the conditions of the selection have parameters too.
    let most = (executor.dialect().facts().max_parameters / 2 / width.max(1)).max(1);
    let chunks = values.chunks(most * width.max(1)).map(|c| Keys { width, values: c.to_vec() }).collect();
    Grouped { chunks, index, count: seen.len() }
}

/// The number of each key, by its values.
fn numbered(keys: &[Keys]) -> HashMap<RowKey<'_>, usize> {
    let tuples = keys.iter().flat_map(|k| k.values.chunks(k.width));
    tuples
        .enumerate()
        .filter_map(|(number, tuple)| Some((RowKey::of(tuple.iter().map(Value::as_ref))?, number)))
        .collect()
}

/// Reads the related rows of all keys: the rows, and for each the number of its key.
pub(crate) async fn fetch<T: Model>(
    executor: &Executor,
    relation: &'static RelationMeta,
    selection: &Selection,
    grouped: &Grouped,
) -> Result<(Vec<T>, Vec<usize>)> {
    let numbers = numbered(&grouped.chunks);
    let (mut rows, mut owners) = (Vec::new(), Vec::new());
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.select_related(relation, selection, None, keys);
        let width = T::META.columns.len();
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                let child = T::decode(row, 0)?;
                let owner = match &relation.link {
                    Link::Columns { there, .. } => {
                        key_of(&child, there).and_then(|key| numbers.get(&key).copied())
                    }
                    Link::Table { .. } => {
                        let key = read_like(row, width, keys.values.first())?;
                        numbers.get(&RowKey::One(key.as_ref())).copied()
                    }
                };
                if let Some(owner) = owner {
                    rows.push(child);
                    owners.push(owner);
                }
                Ok(())
            })
            .await?;
    }
    Ok((rows, owners))
}

/// The number of the key that stands in a row from column `at` on.
fn owner(
    row: &Row<'_>,
    at: usize,
    keys: &Keys,
    numbers: &HashMap<RowKey<'_>, usize>,
) -> Result<Option<usize>> {
    let mut key = Vec::with_capacity(keys.width);
    for (place, like) in keys.values.iter().take(keys.width).enumerate() {
        key.push(read_like(row, at + place, Some(like))?);
    }
    Ok(RowKey::of(key.iter().map(Value::as_ref)).and_then(|key| numbers.get(&key).copied()))
}

/// Reads some columns of the related rows of all keys; for each row that `read` got, the number of its key.
pub(crate) async fn fetch_columns(
    executor: &Executor,
    relation: &'static RelationMeta,
    selection: &Selection,
    columns: &[usize],
    grouped: &Grouped,
    mut read: impl FnMut(&Row<'_>) -> Result<()> + Send,
) -> Result<Vec<usize>> {
    let numbers = numbered(&grouped.chunks);
    let mut owners = Vec::new();
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.select_related(relation, selection, Some(columns), keys);
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                if let Some(owner) = owner(row, columns.len(), keys, &numbers)? {
                    read(row)?;
                    owners.push(owner);
                }
                Ok(())
            })
            .await?;
    }
    Ok(owners)
}

/// How many related rows each row has.
pub(crate) async fn count(
    executor: &Executor,
    relation: &'static RelationMeta,
    filter: &Node,
    grouped: Grouped,
) -> Result<Vec<i64>> {
    let numbers = numbered(&grouped.chunks);
    let mut counts = vec![Some(0); grouped.count];
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.count_related(relation, filter, keys);
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                if let Some(number) = owner(row, 0, keys, &numbers)? {
                    counts[number] = Some(row.get::<i64>(keys.width)?);
                }
                Ok(())
            })
            .await?;
    }
    drop(numbers);
    Ok(hand_out(grouped, counts).into_iter().map(Option::unwrap_or_default).collect())
}

/// Hands each key's value to the rows that have the key, copying it only where several do.
pub(crate) fn hand_out<V: Clone>(grouped: Grouped, mut values: Vec<Option<V>>) -> Vec<Option<V>> {
    let mut uses = vec![0_usize; values.len()];
    for number in grouped.index.iter().flatten() {
        uses[*number] += 1;
    }
    grouped
        .index
        .into_iter()
        .map(|number| {
            let number = number?;
            uses[number] -= 1;
            if uses[number] == 0 { values[number].take() } else { values[number].clone() }
        })
        .collect()
}

/// Hands each row the related rows of its key, in the order in which they came.
pub(crate) fn hand_out_groups<V: Clone>(grouped: Grouped, rows: Vec<V>, owners: Vec<usize>) -> Vec<Vec<V>> {
    let mut groups: Vec<Option<Vec<V>>> = vec![None; grouped.count];
    for (row, owner) in rows.into_iter().zip(owners) {
        groups[owner].get_or_insert_default().push(row);
    }
    hand_out(grouped, groups).into_iter().map(Option::unwrap_or_default).collect()
}
