//! Which related row belongs to which row: keys, each asked for once, and the way back.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

use crate::cell::{Row, read_kind, read_like};
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::Node;
use crate::load::Rows;
use crate::meta::{Link, ModelMeta, RelationMeta};
use crate::model::Model;
use crate::query::Selection;
use crate::render::{Keys, Sql};
use crate::shape::Context;
use crate::strategy::{Columns, Cursor};
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

/// The number of each key, by its values. Integers, as most keys are, have a map of their own: one multiplication
/// finds them.
#[derive(Default)]
struct Numbers<'a> {
    integers: HashMap<i64, usize, Seed>,
    others: HashMap<RowKey<'a>, usize, Seed>,
}

impl<'a> Numbers<'a> {
    fn len(&self) -> usize {
        self.integers.len() + self.others.len()
    }

    fn get(&self, key: &RowKey<'_>) -> Option<usize> {
        match key {
            RowKey::One(ValueRef::Int(key)) => self.integers.get(key).copied(),
            key => self.others.get(key).copied(),
        }
    }

    fn insert(&mut self, key: RowKey<'a>, number: usize) {
        match key {
            RowKey::One(ValueRef::Int(key)) => self.integers.insert(key, number),
            key => self.others.insert(key, number),
        };
    }

    fn reserve(&mut self, like: &RowKey<'_>, count: usize) {
        match like {
            RowKey::One(ValueRef::Int(_)) => self.integers.reserve(count),
            _ => self.others.reserve(count),
        }
    }
}

/// The rows' keys, each once, in groups that fit into one statement; and for each row the number of its key.
pub(crate) struct Grouped<'a> {
    chunks: Vec<Keys>,
    index: Vec<Option<usize>>,
    numbers: Numbers<'a>,
}

impl Grouped<'_> {
    /// How many keys there are.
    pub(crate) fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Each row has a key that no other has: the numbers of keys are those of rows.
    fn is_one_to_one(&self) -> bool {
        self.count() == self.index.len()
    }
}

/// Makes hashers that take a few instructions a key; each row that is loaded is looked up once. The seed is new in
/// every process, so that nobody can choose keys that fall on each other.
#[derive(Clone, Copy)]
struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        static SEED: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
        Self(*SEED)
    }
}

impl BuildHasher for Seed {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(self.0)
    }
}

/// Multiplies and folds, word by word.
struct Folded(u64);

impl Folded {
    fn add(&mut self, word: u64) {
        /// The golden ratio's fraction, as in Fibonacci hashing.
        const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
        let product = u128::from(self.0 ^ word) * u128::from(FACTOR);
        let halves = product ^ (product >> 64);
        self.0 = (halves & u128::from(u64::MAX)).try_into().unwrap_or(0);
    }
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.add(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.add(value);
    }

    fn write_i64(&mut self, value: i64) {
        self.add(value.cast_unsigned());
    }

    fn write_usize(&mut self, value: usize) {
        self.add(value as u64);
    }

    fn write_isize(&mut self, value: isize) {
        self.add(value.cast_unsigned() as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Groups the keys of rows of a model.
pub(crate) fn group_rows<'a, M: Model>(
    executor: &Executor,
    relation: &RelationMeta,
    rows: &'a [M],
) -> Grouped<'a> {
    let columns = here(relation);
    group(executor, columns.len(), rows.iter().map(|row| key_of(row, columns)))
}

/// Groups keys that were read by themselves.
pub(crate) fn group_keys<'a>(
    executor: &Executor,
    relation: &RelationMeta,
    keys: &'a [OwnedKey],
) -> Grouped<'a> {
    let width = here(relation).len();
    group(executor, width, keys.iter().map(|key| RowKey::of(key.iter().map(Value::as_ref))))
}

fn group<'a>(
    executor: &Executor,
    width: usize,
    keys: impl ExactSizeIterator<Item = Option<RowKey<'a>>>,
) -> Grouped<'a> {
    let mut seen = Numbers::default();
    let mut values: Vec<Value> = Vec::with_capacity(keys.len() * width);
    let count = keys.len();
    let mut index = Vec::with_capacity(count);
    for key in keys {
        index.push(key.map(|key| {
            let next = seen.len();
            if let Some(number) = seen.get(&key) {
                return number;
            }
            if next == 0 {
                seen.reserve(&key, count);
            }
            key.push_to(&mut values);
            seen.insert(key, next);
            next
        }));
    }
    // Half of what the database takes: the conditions of the selection have parameters too.
    let most = (executor.dialect().facts().max_parameters / 2 / width.max(1)).max(1);
    let chunks = values.chunks(most * width.max(1)).map(|c| Keys { width, values: c.to_vec() }).collect();
    Grouped { chunks, index, numbers: seen }
}

/// Reads the related rows of all keys: the rows, and for each the number of its key.
pub(crate) async fn fetch<T: Model, L: Rows<T>>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    selection: &Selection,
    children: &L,
    grouped: &Grouped<'_>,
) -> Result<(Vec<T>, L::Parts, Vec<usize>)> {
    let (executor, numbers) = (context.executor, &grouped.numbers);
    let (mut rows, mut parts, mut owners) = (Vec::new(), L::Parts::default(), Vec::new());
    let mut columns = Columns::related(context.strategy, selection);
    columns.extend(0..T::META.row);
    children.columns(&mut columns);
    let width = columns.list.len();
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.select_related(relation, selection, &columns, false, keys);
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                let mut cursor = Cursor::new(&columns);
                let child = T::decode(row, cursor.skip(T::META.row))?;
                let owner = match &relation.link {
                    Link::Columns { there, .. } => key_of(&child, there).and_then(|key| numbers.get(&key)),
                    Link::Table { .. } => {
                        let key = read_like(row, width, keys.values.first())?;
                        numbers.get(&RowKey::One(key.as_ref()))
                    }
                };
                if let Some(owner) = owner {
                    children.read(row, &mut cursor, &mut parts)?;
                    rows.push(child);
                    owners.push(owner);
                }
                Ok(())
            })
            .await?;
    }
    Ok((rows, parts, owners))
}

/// The number of the key that stands in a row from column `at` on.
fn owner(row: &Row<'_>, at: usize, keys: &Keys, numbers: &Numbers<'_>) -> Result<Option<usize>> {
    let mut key = Vec::with_capacity(keys.width);
    for (place, like) in keys.values.iter().take(keys.width).enumerate() {
        key.push(read_like(row, at + place, Some(like))?);
    }
    Ok(RowKey::of(key.iter().map(Value::as_ref)).and_then(|key| numbers.get(&key)))
}

/// Reads some columns of the related rows of all keys; for each row that `read` got, the number of its key.
pub(crate) async fn fetch_columns(
    executor: &Executor,
    relation: &'static RelationMeta,
    selection: &Selection,
    columns: &Columns,
    grouped: &Grouped<'_>,
    mut read: impl FnMut(&Row<'_>) -> Result<()> + Send,
) -> Result<Vec<usize>> {
    let mut owners = Vec::new();
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.select_related(relation, selection, columns, true, keys);
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                if let Some(owner) = owner(row, columns.list.len(), keys, &grouped.numbers)? {
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
    grouped: Grouped<'_>,
) -> Result<Vec<i64>> {
    let mut counts = vec![Some(0); grouped.count()];
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.count_related(relation, filter, keys);
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                if let Some(number) = owner(row, 0, keys, &grouped.numbers)? {
                    counts[number] = Some(row.get::<i64>(keys.width)?);
                }
                Ok(())
            })
            .await?;
    }
    Ok(hand_out(grouped, counts).into_iter().map(Option::unwrap_or_default).collect())
}

/// Hands each key's value to the rows that have the key, copying it only where several do.
pub(crate) fn hand_out<V: Clone>(grouped: Grouped<'_>, mut values: Vec<Option<V>>) -> Vec<Option<V>> {
    if grouped.is_one_to_one() {
        return values;
    }
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
pub(crate) fn hand_out_groups<V: Clone>(
    grouped: Grouped<'_>,
    rows: Vec<V>,
    owners: Vec<usize>,
) -> Vec<Vec<V>> {
    let mut sizes = vec![0_usize; grouped.count()];
    for owner in &owners {
        sizes[*owner] += 1;
    }
    let mut groups: Vec<Vec<V>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for (row, owner) in rows.into_iter().zip(owners) {
        groups[owner].push(row);
    }
    if grouped.is_one_to_one() {
        return groups;
    }
    let groups = groups.into_iter().map(Some).collect();
    hand_out(grouped, groups).into_iter().map(Option::unwrap_or_default).collect()
}
