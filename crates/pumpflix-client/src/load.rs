//! Loading related rows: one statement for each relation and level, whatever the number of rows.

use std::collections::HashMap;

use crate::BoxFuture;
use crate::error::Result;
use crate::executor::Executor;
use crate::handles::{Counted, ManyInclude, OneInclude, OptionalInclude, ToMany, ToOne, ToOptional};
use crate::meta::{Link, RelationMeta};
use crate::model::Model;
use crate::query::Selection;
use crate::render::{Keys, Sql};
use crate::value::{Value, ValueRef};

/// Something that can be loaded with each row of `P`: a relation, with or without conditions, or a count.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation of `{P}`",
    label = "not a relation of `{P}`",
    note = "`.with(…)` takes the relations of the model that is queried: `user::posts` in a query of users"
)]
pub trait Load<P: Model>: Send + Sync + 'static {
    /// What each row gets: `Vec<T>`, `T`, `Option<T>` or `i64`.
    type Out: Clone + Send + 'static;

    /// Loads it for all rows, in their order.
    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>>;
}

/// What is loaded with each row of `M`: nothing, or a tuple of [`Load`]s.
pub trait Rows<M: Model>: Send + Sync + 'static {
    /// The row as the caller gets it: `M`, or a tuple that begins with it.
    type Row: Clone + Send + 'static;

    /// Loads everything and joins it with the rows.
    fn complete<'a>(&'a self, executor: &'a Executor, rows: Vec<M>) -> BoxFuture<'a, Result<Vec<Self::Row>>>;
}

/// A tuple that can have one more element.
pub trait Append<X> {
    /// The longer tuple.
    type Next;

    /// Adds the element at the end.
    fn append(self, element: X) -> Self::Next;
}

impl<X> Append<X> for () {
    type Next = (X,);

    fn append(self, element: X) -> (X,) {
        (element,)
    }
}

impl<M: Model> Rows<M> for () {
    type Row = M;

    fn complete<'a>(&'a self, _: &'a Executor, rows: Vec<M>) -> BoxFuture<'a, Result<Vec<M>>> {
        Box::pin(std::future::ready(Ok(rows)))
    }
}

macro_rules! tuples {
    ($($name:ident $out:ident),+) => {
        impl<M: Model, $($name: Load<M>),+> Rows<M> for ($($name,)+) {
            type Row = (M, $($name::Out),+);

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn complete<'a>(
                &'a self,
                executor: &'a Executor,
                rows: Vec<M>,
            ) -> BoxFuture<'a, Result<Vec<Self::Row>>> {
                Box::pin(async move {
                    let ($($name,)+) = self;
                    $(let mut $out = $name.load(executor, &rows).await?.into_iter();)+
                    let mut complete = Vec::with_capacity(rows.len());
                    for row in rows {
                        // Every loader gives one element for each row.
                        if let ($(Some($out),)+) = ($($out.next(),)+) {
                            complete.push((row, $($out),+));
                        }
                    }
                    Ok(complete)
                })
            }
        }
    };
}

macro_rules! append {
    ($($name:ident),+) => {
        impl<X, $($name),+> Append<X> for ($($name,)+) {
            type Next = ($($name,)+ X,);

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn append(self, element: X) -> Self::Next {
                let ($($name,)+) = self;
                ($($name,)+ element,)
            }
        }
    };
}

tuples!(A a);
tuples!(A a, B b);
tuples!(A a, B b, C c);
tuples!(A a, B b, C c, D d);
tuples!(A a, B b, C c, D d, E e);
tuples!(A a, B b, C c, D d, E e, F f);
tuples!(A a, B b, C c, D d, E e, F f, G g);
tuples!(A a, B b, C c, D d, E e, F f, G g, H h);
append!(A);
append!(A, B);
append!(A, B, C);
append!(A, B, C, D);
append!(A, B, C, D, E);
append!(A, B, C, D, E, F);
append!(A, B, C, D, E, F, G);

/// The values of a row's key columns; most keys have one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum RowKey<'a> {
    One(ValueRef<'a>),
    Several(Vec<ValueRef<'a>>),
}

/// The key of a row, or `None` when a column of it is null: null is related to nothing.
fn key_of<'a, M: Model>(row: &'a M, columns: &[usize]) -> Option<RowKey<'a>> {
    match columns {
        [column] => Some(row.value(*column)).filter(|v| !v.is_null()).map(RowKey::One),
        columns => {
            let values: Vec<_> = columns.iter().map(|c| row.value(*c)).collect();
            (!values.iter().any(|v| v.is_null())).then_some(RowKey::Several(values))
        }
    }
}

fn here(relation: &RelationMeta) -> &[usize] {
    match &relation.link {
        Link::Columns { here, .. } => here,
        Link::Table { here, .. } => std::slice::from_ref(here),
    }
}

/// The rows' keys, each once, in groups that fit into one statement; and for each row the number of its key.
struct Grouped {
    chunks: Vec<Keys>,
    index: Vec<Option<usize>>,
    count: usize,
}

fn group<M: Model>(executor: &Executor, relation: &RelationMeta, parents: &[M]) -> Grouped {
    let columns = here(relation);
    let mut seen: HashMap<RowKey<'_>, usize> = HashMap::with_capacity(parents.len());
    let mut values: Vec<Value> = Vec::with_capacity(parents.len());
    let mut index = Vec::with_capacity(parents.len());
    for parent in parents {
        index.push(key_of(parent, columns).map(|key| {
            let next = seen.len();
            *seen.entry(key).or_insert_with(|| {
                values.extend(columns.iter().map(|c| parent.value(*c).to_value()));
                next
            })
        }));
    }
    // Half of what the database takes: the conditions of the selection have parameters too.
    let most = (executor.dialect().facts().max_parameters / 2 / columns.len()).max(1);
    let chunks = values
        .chunks(most * columns.len())
        .map(|c| Keys { width: columns.len(), values: c.to_vec() })
        .collect();
    Grouped { chunks, index, count: seen.len() }
}

/// The number of each key, by its values.
fn numbered(keys: &[Keys]) -> HashMap<RowKey<'_>, usize> {
    let tuples = keys.iter().flat_map(|k| k.values.chunks(k.width));
    tuples
        .enumerate()
        .map(|(number, tuple)| match tuple {
            [value] => (RowKey::One(value.as_ref()), number),
            values => (RowKey::Several(values.iter().map(Value::as_ref).collect()), number),
        })
        .collect()
}

/// Reads the related rows of all keys: the rows, and for each the number of its key.
async fn fetch<T: Model>(
    executor: &Executor,
    relation: &'static RelationMeta,
    selection: &Selection,
    grouped: &Grouped,
) -> Result<(Vec<T>, Vec<usize>)> {
    let numbers = numbered(&grouped.chunks);
    let (mut rows, mut owners) = (Vec::new(), Vec::new());
    for keys in &grouped.chunks {
        let mut sql = Sql::new(executor.dialect());
        sql.select_related(relation, selection, keys);
        let width = T::META.columns.len();
        executor
            .query(&sql.text, &sql.params, &mut |row| {
                let child = T::decode(row, 0)?;
                let owner = match &relation.link {
                    Link::Columns { there, .. } => {
                        key_of(&child, there).and_then(|key| numbers.get(&key).copied())
                    }
                    Link::Table { .. } => {
                        let key = crate::cell::read_like(row, width, keys.values.first())?;
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

/// Hands each key's value to the rows that have the key, copying it only where several do.
fn hand_out<V: Clone>(index: Vec<Option<usize>>, mut values: Vec<Option<V>>) -> Vec<Option<V>> {
    let mut uses = vec![0_usize; values.len()];
    for number in index.iter().flatten() {
        uses[*number] += 1;
    }
    index
        .into_iter()
        .map(|number| {
            let number = number?;
            uses[number] -= 1;
            if uses[number] == 0 { values[number].take() } else { values[number].clone() }
        })
        .collect()
}

async fn load_many<P: Model, T: Model, L: Rows<T>>(
    executor: &Executor,
    relation: &'static RelationMeta,
    selection: &Selection,
    children: &L,
    parents: &[P],
) -> Result<Vec<Vec<L::Row>>> {
    let grouped = group(executor, relation, parents);
    let (rows, owners) = fetch::<T>(executor, relation, selection, &grouped).await?;
    let rows = children.complete(executor, rows).await?;
    let mut groups: Vec<Option<Vec<L::Row>>> = vec![Some(Vec::new()); grouped.count];
    for (row, owner) in rows.into_iter().zip(owners) {
        groups[owner].get_or_insert_default().push(row);
    }
    Ok(hand_out(grouped.index, groups).into_iter().map(Option::unwrap_or_default).collect())
}

async fn load_one<P: Model, T: Model, L: Rows<T>>(
    executor: &Executor,
    relation: &'static RelationMeta,
    children: &L,
    parents: &[P],
) -> Result<Vec<Option<L::Row>>> {
    let grouped = group(executor, relation, parents);
    let (rows, owners) = fetch::<T>(executor, relation, &Selection::default(), &grouped).await?;
    let rows = children.complete(executor, rows).await?;
    let mut found: Vec<Option<L::Row>> = vec![None; grouped.count];
    for (row, owner) in rows.into_iter().zip(owners) {
        found[owner] = Some(row);
    }
    Ok(hand_out(grouped.index, found))
}

async fn load_required<P: Model, T: Model, L: Rows<T>>(
    executor: &Executor,
    relation: &'static RelationMeta,
    children: &L,
    parents: &[P],
) -> Result<Vec<L::Row>> {
    let rows = load_one::<P, T, L>(executor, relation, children, parents).await?;
    rows.into_iter()
        .map(|row| {
            row.ok_or_else(|| crate::Error::NotFound {
                model: relation.target.name,
                key: match &relation.link {
                    Link::Columns { there, .. } => relation.target.fields(there),
                    Link::Table { .. } => Vec::new(),
                },
            })
        })
        .collect()
}

impl<P: Model, T: Model> Load<P> for ToMany<P, T> {
    type Out = Vec<T>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Vec<T>>>> {
        Box::pin(async move {
            load_many::<P, T, ()>(executor, self.meta(), &Selection::default(), &(), parents).await
        })
    }
}

impl<P: Model, T: Model, L: Rows<T>> Load<P> for ManyInclude<P, T, L> {
    type Out = Vec<L::Row>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(load_many::<P, T, L>(executor, self.relation, &self.selection, &self.children, parents))
    }
}

impl<P: Model, T: Model> Load<P> for ToOne<P, T> {
    type Out = T;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<T>>> {
        Box::pin(async move { load_required::<P, T, ()>(executor, self.meta(), &(), parents).await })
    }
}

impl<P: Model, T: Model, L: Rows<T>> Load<P> for OneInclude<P, T, L> {
    type Out = L::Row;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(load_required::<P, T, L>(executor, self.relation, &self.children, parents))
    }
}

impl<P: Model, T: Model> Load<P> for ToOptional<P, T> {
    type Out = Option<T>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(async move { load_one::<P, T, ()>(executor, self.meta(), &(), parents).await })
    }
}

impl<P: Model, T: Model, L: Rows<T>> Load<P> for OptionalInclude<P, T, L> {
    type Out = Option<L::Row>;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
        Box::pin(load_one::<P, T, L>(executor, self.relation, &self.children, parents))
    }
}

impl<P: Model, T: Model> Load<P> for Counted<P, T> {
    type Out = i64;

    fn load<'a>(&'a self, executor: &'a Executor, parents: &'a [P]) -> BoxFuture<'a, Result<Vec<i64>>> {
        Box::pin(async move {
            let grouped = group(executor, self.relation, parents);
            let numbers = numbered(&grouped.chunks);
            let mut counts = vec![Some(0); grouped.count];
            for keys in &grouped.chunks {
                let mut sql = Sql::new(executor.dialect());
                sql.count_related(self.relation, &self.selection.filter, keys);
                executor
                    .query(&sql.text, &sql.params, &mut |row| {
                        let mut key = Vec::with_capacity(keys.width);
                        for (at, like) in keys.values.iter().take(keys.width).enumerate() {
                            key.push(crate::cell::read_like(row, at, Some(like))?);
                        }
                        let key = match key.as_slice() {
                            [value] => RowKey::One(value.as_ref()),
                            values => RowKey::Several(values.iter().map(Value::as_ref).collect()),
                        };
                        if let Some(number) = numbers.get(&key) {
                            counts[*number] = Some(row.get::<i64>(keys.width)?);
                        }
                        Ok(())
                    })
                    .await?;
            }
            Ok(hand_out(grouped.index, counts).into_iter().map(Option::unwrap_or_default).collect())
        })
    }
}
