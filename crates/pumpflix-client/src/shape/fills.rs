//! What can fill a field of a shape: a column, a relation, a count.

use serde::de::DeserializeOwned;

use super::pick::Held;
use super::{Context, Reads, Shape, ShapeOf};
use crate::BoxFuture;
use crate::cell::{Decode, Row};
use crate::column::Column;
use crate::error::{Error, Result};
use crate::group::{self, OwnedKey};
use crate::handles::{Counted, Field, ToMany, ToOne, ToOptional};
use crate::input::List;
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::query::Selection;
use crate::strategy::{Columns, Cursor};
use crate::typed::Typed;

/// A handle that can fill a struct's field of type `Out`.
#[diagnostic::on_unimplemented(
    message = "this field of the model cannot fill a field of type `{Out}`",
    label = "the model's field is of another type",
    note = "a column gives its own type (`Option<T>` when it may be null); a relation gives `Vec<S>`, `S` or `Option<S>` \
            where `S` is a shape of the related model; a count gives `i64`"
)]
pub trait Fills<Out>: Send + Sync + 'static {
    /// The model that has the handle.
    type Model: Model;
    /// Itself.
    #[doc(hidden)]
    type This;
    /// What is read of each row.
    #[doc(hidden)]
    type Part: Send;
    /// What is loaded for all rows once they have been read, and by what.
    #[doc(hidden)]
    type Later: std::default::Default + Send;
    /// Something is loaded later.
    #[doc(hidden)]
    const LATER: bool;

    #[doc(hidden)]
    fn this(self) -> Self::This;

    #[doc(hidden)]
    fn columns(&self, columns: &mut Columns);

    #[doc(hidden)]
    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, later: &mut Self::Later) -> Result<Self::Part>;

    #[doc(hidden)]
    fn asks(&self, later: &Self::Later) -> usize;

    #[doc(hidden)]
    fn load<'a>(&'a self, context: Context<'a>, later: &'a mut Self::Later) -> BoxFuture<'a, Result<()>>;

    #[doc(hidden)]
    fn finish(&self, part: Self::Part, later: &mut Self::Later) -> Result<Out>;

    #[doc(hidden)]
    fn raw(&self, row: &Row<'_>, at: usize) -> Result<Out>;
}

/// A column fills a field of its own type without anything to be loaded later.
macro_rules! column {
    ($held:ty, $out:ty, [$($generics:tt)*]) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Fills<$out> for Field<M, $held, C> {
            type Model = M;
            type This = Self;
            type Part = $out;
            type Later = ();
            const LATER: bool = false;

            fn this(self) -> Self {
                self
            }

            fn columns(&self, columns: &mut Columns) {
                columns.push(C::INDEX);
            }

            fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, (): &mut ()) -> Result<$out> {
                <$held as Held>::read::<M>(row, cursor.next(), C::INDEX)
            }

            fn asks(&self, (): &()) -> usize {
                0
            }

            fn load<'a>(&'a self, _: Context<'a>, (): &'a mut ()) -> BoxFuture<'a, Result<()>> {
                Box::pin(std::future::ready(Ok(())))
            }

            fn finish(&self, part: $out, (): &mut ()) -> Result<$out> {
                Ok(part)
            }

            fn raw(&self, row: &Row<'_>, at: usize) -> Result<$out> {
                <$held as Held>::read::<M>(row, at, C::INDEX)
            }
        }
    };
}

column!(T, T, [M: Model, T: Decode + Send + Sync + 'static, C: Column]);
column!(List<T>, Vec<T>, [M: Model, T: Decode + Send + Sync + 'static, C: Column]);
column!(Typed<T>, T, [M: Model, T: DeserializeOwned + Send + Sync + 'static, C: Column]);
column!(Option<Typed<T>>, Option<T>, [M: Model, T: DeserializeOwned + Send + Sync + 'static, C: Column]);

fn not_raw<T>(relation: &RelationMeta) -> Result<T> {
    Err(Error::usage(format!(
        "a statement of your own cannot fill `{}`, which is a relation: read its columns into a struct without it",
        relation.field
    )))
}

/// The rows of a relation: by which keys they are to be loaded or as what they came along, and then the rows.
#[doc(hidden)]
pub struct Related<S> {
    keys: Vec<OwnedKey>,
    /// How many came along with each row.
    sizes: Vec<usize>,
    along: Option<Box<dyn Along<S>>>,
    rows: std::vec::IntoIter<Vec<S>>,
}

impl<S> Default for Related<S> {
    fn default() -> Self {
        Self { keys: Vec::new(), sizes: Vec::new(), along: None, rows: Vec::new().into_iter() }
    }
}

/// Shapes whose rows come along with others.
trait Along<S>: Send {
    fn read(&mut self, row: &Row<'_>, cursor: &mut Cursor<'_>) -> Result<()>;

    fn asks(&self) -> usize;

    fn complete<'a>(&'a mut self, context: Context<'a>) -> BoxFuture<'a, Result<Vec<S>>>;
}

struct Rows<R: Reads> {
    reads: R,
    parts: R::Parts,
}

impl<R: Reads> Along<R::Out> for Rows<R> {
    fn read(&mut self, row: &Row<'_>, cursor: &mut Cursor<'_>) -> Result<()> {
        self.reads.read(row, cursor, &mut self.parts)
    }

    fn asks(&self) -> usize {
        self.reads.asks(&self.parts)
    }

    fn complete<'a>(&'a mut self, context: Context<'a>) -> BoxFuture<'a, Result<Vec<R::Out>>> {
        self.reads.complete(context, std::mem::take(&mut self.parts))
    }
}

impl<S: Shape + Clone> Related<S> {
    /// Reads what came along, or the key.
    fn read<M: Model>(
        &mut self,
        relation: &'static RelationMeta,
        row: &Row<'_>,
        cursor: &mut Cursor<'_>,
    ) -> Result<()> {
        let along = &mut self.along;
        let mut read = |row: &Row<'_>, cursor: &mut Cursor<'_>| {
            let make = || Box::new(Rows { reads: S::spec(), parts: std::default::Default::default() }) as _;
            along.get_or_insert_with(make).read(row, cursor)
        };
        let found = match cursor.joined(relation, row, |cursor| read(row, cursor))? {
            Some(found) => Some(usize::from(found)),
            None => cursor.nested(relation, row, read)?,
        };
        match found {
            Some(size) => self.sizes.push(size),
            None => self.keys.push(group::read_key(M::META, group::here(relation), row, cursor.place())?),
        }
        Ok(())
    }

    fn asks(&self) -> usize {
        if self.sizes.is_empty() { 1 } else { self.along.as_ref().map_or(0, |along| along.asks()) }
    }

    async fn load(&mut self, context: Context<'_>, relation: &'static RelationMeta) -> Result<()> {
        let rows = if self.sizes.is_empty() {
            related::<S>(context, relation, &self.keys).await?
        } else {
            let said = context.selection(relation).map_or(&[][..], |said| &said.relations);
            let found = match &mut self.along {
                Some(along) => along.complete(context.inner(said)).await?,
                None => Vec::new(),
            };
            let mut found = found.into_iter();
            let sizes = std::mem::take(&mut self.sizes).into_iter();
            sizes.map(|size| found.by_ref().take(size).collect()).collect()
        };
        self.rows = rows.into_iter();
        Ok(())
    }
}

macro_rules! relation {
    (
        $handle:ident, $out:ty, |$this:ident, $columns:ident, $add:ident| $ask:expr,
        |$rows:ident, $meta:ident| $finish:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<M: Model, T: Model, S: ShapeOf<T>> Fills<$out> for $handle<M, T> {
            type Model = M;
            type This = S::Of<Self>;
            type Part = ();
            type Later = Related<S>;
            const LATER: bool = true;

            fn this(self) -> Self::This {
                S::of(self)
            }

            fn columns(&self, $columns: &mut Columns) {
                let $add = |columns: &mut Columns| S::spec().columns(columns);
                let $this = self.meta();
                $ask;
            }

            fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, later: &mut Related<S>) -> Result<()> {
                later.read::<M>(self.meta(), row, cursor)
            }

            fn asks(&self, later: &Related<S>) -> usize {
                later.asks()
            }

            fn load<'a>(
                &'a self,
                context: Context<'a>,
                later: &'a mut Related<S>,
            ) -> BoxFuture<'a, Result<()>> {
                Box::pin(later.load(context, self.meta()))
            }

            fn finish(&self, (): (), later: &mut Related<S>) -> Result<$out> {
                // Every row got its own.
                #[allow(unused_mut)]
                let mut $rows = later.rows.next().unwrap_or_default();
                let $meta = self.meta();
                $finish
            }

            fn raw(&self, _: &Row<'_>, _: usize) -> Result<$out> {
                not_raw(self.meta())
            }
        }
    };
}

/// Adds what it takes to load a relation by a statement of its own.
fn batch(relation: &'static RelationMeta, columns: &mut Columns, add: impl FnOnce(&mut Columns)) {
    columns.batch(relation, None, add);
    columns.extend(group::here(relation).iter().copied());
}

/// Adds the columns of a relation to one row.
fn one(relation: &'static RelationMeta, columns: &mut Columns, add: impl Fn(&mut Columns)) {
    if !columns.join(relation, &add) {
        batch(relation, columns, add);
    }
}

/// Adds the columns of a relation to many rows.
fn many(relation: &'static RelationMeta, columns: &mut Columns, add: impl Fn(&mut Columns)) {
    if !columns.nest(relation, None, &add) {
        batch(relation, columns, add);
    }
}

relation!(ToMany, Vec<S>, |relation, columns, add| many(relation, columns, add), |rows, _meta| Ok(rows));
relation!(ToOptional, Option<S>, |relation, columns, add| one(relation, columns, add), |rows, _meta| {
    Ok(rows.pop())
});
relation!(ToOne, S, |relation, columns, add| one(relation, columns, add), |rows, meta| {
    rows.pop().ok_or_else(|| group::missing(meta))
});

/// How many related rows there are: by which keys it is to be asked, and then the numbers.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct Numbers {
    keys: Vec<OwnedKey>,
    /// Those that came along with the rows.
    along: Vec<i64>,
    counts: std::vec::IntoIter<i64>,
}

#[diagnostic::do_not_recommend]
impl<M: Model, T: Model> Fills<i64> for Counted<M, T> {
    type Model = M;
    type This = Self;
    type Part = ();
    type Later = Numbers;
    const LATER: bool = true;

    fn this(self) -> Self {
        self
    }

    fn columns(&self, columns: &mut Columns) {
        if !columns.count(self.relation, &self.selection) {
            columns.extend(group::here(self.relation).iter().copied());
        }
    }

    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, later: &mut Numbers) -> Result<()> {
        if let Some(at) = cursor.counted() {
            later.along.push(row.get(at)?);
        } else {
            later.keys.push(group::read_key(M::META, group::here(self.relation), row, cursor.place())?);
        }
        Ok(())
    }

    fn asks(&self, later: &Numbers) -> usize {
        usize::from(later.along.is_empty())
    }

    fn load<'a>(&'a self, context: Context<'a>, later: &'a mut Numbers) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            if !later.along.is_empty() {
                later.counts = std::mem::take(&mut later.along).into_iter();
                return Ok(());
            }
            let grouped = group::group_keys(context.executor, self.relation, &later.keys);
            let filter = &self.selection.filter;
            let counts = group::count(context.executor, self.relation, filter, grouped).await?;
            later.counts = counts.into_iter();
            Ok(())
        })
    }

    fn finish(&self, (): (), later: &mut Numbers) -> Result<i64> {
        Ok(later.counts.next().unwrap_or_default())
    }

    fn raw(&self, row: &Row<'_>, at: usize) -> Result<i64> {
        row.get(at)
    }
}

/// The related rows of each key, as shapes.
async fn related<S: Shape + Clone>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    keys: &[OwnedKey],
) -> Result<Vec<Vec<S>>> {
    let everything = Selection::default();
    let selection = context.selection(relation).unwrap_or(&everything);
    let grouped = group::group_keys(context.executor, relation, keys);
    let spec = S::spec();
    let mut columns = Columns::related(context.strategy, selection);
    spec.columns(&mut columns);
    let mut parts = std::default::Default::default();
    let owners = group::fetch_columns(context.executor, relation, selection, &columns, &grouped, |row| {
        spec.read(row, &mut Cursor::new(&columns), &mut parts)
    })
    .await?;
    let rows = spec.complete(context.inner(&selection.relations), parts).await?;
    Ok(group::hand_out_groups(grouped, rows, owners))
}
