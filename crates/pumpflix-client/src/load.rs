//! Loading related rows: one statement for each relation and level, whatever the number of rows. Those of one level
//! travel together.

use std::future::poll_fn;

use crate::BoxFuture;
use crate::cell::Row;
use crate::error::Result;
use crate::group::{count, fetch, group_rows, hand_out, hand_out_groups, missing};
use crate::handles::{Counted, ManyInclude, OneInclude, OptionalInclude, ToMany, ToOne, ToOptional};
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::query::Selection;
use crate::shape::Context;
use crate::side_by_side::{Branch, Failure, Progress};
use crate::strategy::{Columns, Cursor};

/// Something that can be loaded with each row of `P`: a relation, with or without conditions, or a count.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a relation of `{P}`",
    label = "not a relation of `{P}`",
    note = "`.with(…)` takes the relations of the model that is queried: `user::posts` in a query of users"
)]
pub trait Load<P: Model>: Send + Sync + 'static {
    /// What each row gets: `Vec<T>`, `T`, `Option<T>` or `i64`.
    type Out: Clone + Send + 'static;

    /// Itself. A query's type has it by this name, so that one which loads what is no relation has no type, and no
    /// second error where it is awaited.
    #[doc(hidden)]
    type This: Load<P>;

    #[doc(hidden)]
    fn this(self) -> Self::This;

    /// What was read of it along with the rows.
    #[doc(hidden)]
    type Parts: Default + Send;
    /// It may be read along with the rows.
    #[doc(hidden)]
    const JOINS: bool;
    /// It is to many rows, which may be read along with the row that they belong to.
    #[doc(hidden)]
    const NESTS: bool;

    /// Adds the columns that are read along with each row.
    #[doc(hidden)]
    fn columns(&self, columns: &mut Columns);

    /// Reads them.
    #[doc(hidden)]
    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()>;

    /// How many statements it begins with, of those that load what was not read.
    #[doc(hidden)]
    fn asks(&self, parts: &Self::Parts) -> usize;

    /// Loads what was not read, for all rows, in their order.
    #[doc(hidden)]
    fn load<'a>(
        &'a self,
        context: Context<'a>,
        parents: &'a [P],
        parts: Self::Parts,
    ) -> BoxFuture<'a, Result<Vec<Self::Out>>>;
}

/// What is loaded with each row of `M`: nothing, or a tuple of [`Load`]s.
pub trait Rows<M: Model>: Send + Sync + 'static {
    /// The row as the caller gets it: `M`, or a tuple that begins with it.
    type Row: Clone + Send + 'static;

    /// What was read along with the rows.
    #[doc(hidden)]
    type Parts: Default + Send;
    /// Something may be read along with the rows.
    #[doc(hidden)]
    const JOINS: bool;
    /// Something is to many rows, which may be read along with the row that they belong to.
    #[doc(hidden)]
    const NESTS: bool;

    /// Adds the columns that are read along with each row.
    #[doc(hidden)]
    fn columns(&self, columns: &mut Columns);

    /// Reads them.
    #[doc(hidden)]
    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()>;

    /// How many statements it begins with, of those that load what was not read.
    #[doc(hidden)]
    fn asks(&self, parts: &Self::Parts) -> usize;

    /// Loads everything that was not read and puts it beside the rows.
    #[doc(hidden)]
    fn complete<'a>(
        &'a self,
        context: Context<'a>,
        rows: Vec<M>,
        parts: Self::Parts,
    ) -> BoxFuture<'a, Result<Vec<Self::Row>>>;
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
    type Parts = ();
    const JOINS: bool = false;
    const NESTS: bool = false;

    fn columns(&self, _: &mut Columns) {}

    fn read(&self, _: &Row<'_>, _: &mut Cursor<'_>, (): &mut ()) -> Result<()> {
        Ok(())
    }

    fn asks(&self, (): &()) -> usize {
        0
    }

    fn complete<'a>(&'a self, _: Context<'a>, rows: Vec<M>, (): ()) -> BoxFuture<'a, Result<Vec<M>>> {
        Box::pin(std::future::ready(Ok(rows)))
    }
}

macro_rules! tuples {
    ($($name:ident $out:ident),+) => {
        impl<M: Model, $($name: Load<M>),+> Rows<M> for ($($name,)+) {
            type Row = (M, $($name::Out),+);
            type Parts = ($($name::Parts,)+);
            const JOINS: bool = $($name::JOINS)||+;
            const NESTS: bool = $($name::NESTS)||+;

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn columns(&self, columns: &mut Columns) {
                let ($($name,)+) = self;
                $($name.columns(columns);)+
            }

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()> {
                let (($($name,)+), ($($out,)+)) = (self, parts);
                $($name.read(row, cursor, $out)?;)+
                Ok(())
            }

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn asks(&self, parts: &Self::Parts) -> usize {
                let (($($name,)+), ($($out,)+)) = (self, parts);
                0 $(+ $name.asks($out))+
            }

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            fn complete<'a>(
                &'a self,
                context: Context<'a>,
                rows: Vec<M>,
                parts: Self::Parts,
            ) -> BoxFuture<'a, Result<Vec<Self::Row>>> {
                Box::pin(async move {
                    let own = context.share(self.asks(&parts), rows.len()).await?;
                    let context = context.over(own.as_ref());
                    let (($($name,)+), ($($out,)+)) = (self, parts);
                    $(let mut $out = Branch::new($name.load(context, &rows, $out));)+
                    poll_fn(|cx| {
                        let mut all = Progress::new();
                        $($out.poll(cx, &mut all);)+
                        all.poll()
                    })
                    .await;
                    let mut failure = Failure::default();
                    $(failure.note(&mut $out);)+
                    failure.check()?;
                    $(let mut $out = $out.answer()?.into_iter();)+
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

/// Rows that came along with those they belong to.
#[doc(hidden)]
#[derive(Debug)]
pub struct Along<T, P> {
    /// For each row, whether there is a related one; empty where they did not come along.
    there: Vec<bool>,
    rows: Vec<T>,
    parts: P,
}

impl<T, P: Default> Default for Along<T, P> {
    fn default() -> Self {
        Self { there: Vec::new(), rows: Vec::new(), parts: P::default() }
    }
}

impl<T: Model, P: Default> Along<T, P> {
    fn asks<L: Rows<T, Parts = P>>(&self, children: &L) -> usize {
        if self.there.is_empty() { 1 } else { children.asks(&self.parts) }
    }

    fn read<L: Rows<T, Parts = P>>(
        &mut self,
        relation: &'static RelationMeta,
        children: &L,
        row: &Row<'_>,
        cursor: &mut Cursor<'_>,
    ) -> Result<()> {
        let found = cursor.joined(relation, row, |cursor| {
            self.rows.push(T::decode(row, cursor.skip(T::META.row))?);
            children.read(row, cursor, &mut self.parts)
        })?;
        self.there.extend(found);
        Ok(())
    }
}

/// Rows of which any number came along with each that they belong to.
#[doc(hidden)]
#[derive(Debug)]
pub struct Several<T, P> {
    /// How many came along with each row; empty where none could.
    sizes: Vec<usize>,
    rows: Vec<T>,
    parts: P,
}

impl<T, P: Default> Default for Several<T, P> {
    fn default() -> Self {
        Self { sizes: Vec::new(), rows: Vec::new(), parts: P::default() }
    }
}

impl<T: Model, P: Default> Several<T, P> {
    fn asks<L: Rows<T, Parts = P>>(&self, children: &L) -> usize {
        if self.sizes.is_empty() { 1 } else { children.asks(&self.parts) }
    }

    fn read<L: Rows<T, Parts = P>>(
        &mut self,
        relation: &'static RelationMeta,
        children: &L,
        row: &Row<'_>,
        cursor: &mut Cursor<'_>,
    ) -> Result<()> {
        let size = cursor.nested(relation, row, |row, cursor| {
            self.rows.push(T::decode(row, cursor.skip(T::META.row))?);
            children.read(row, cursor, &mut self.parts)
        })?;
        self.sizes.extend(size);
        Ok(())
    }
}

async fn load_many<P: Model, T: Model, L: Rows<T>>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    selection: &Selection,
    children: &L,
    parents: &[P],
    along: Several<T, L::Parts>,
) -> Result<Vec<Vec<L::Row>>> {
    if !along.sizes.is_empty() {
        let mut rows = children.complete(context, along.rows, along.parts).await?.into_iter();
        return Ok(along.sizes.into_iter().map(|size| rows.by_ref().take(size).collect()).collect());
    }
    let grouped = group_rows(context.executor, relation, parents);
    let (rows, parts, owners) = fetch::<T, L>(context, relation, selection, children, &grouped).await?;
    let rows = children.complete(context, rows, parts).await?;
    Ok(hand_out_groups(grouped, rows, owners))
}

async fn load_one<P: Model, T: Model, L: Rows<T>>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    children: &L,
    parents: &[P],
    along: Along<T, L::Parts>,
) -> Result<Vec<Option<L::Row>>> {
    if !along.there.is_empty() {
        let mut rows = children.complete(context, along.rows, along.parts).await?.into_iter();
        return Ok(along.there.into_iter().map(|there| if there { rows.next() } else { None }).collect());
    }
    let grouped = group_rows(context.executor, relation, parents);
    let everything = Selection::default();
    let (rows, parts, owners) = fetch::<T, L>(context, relation, &everything, children, &grouped).await?;
    let rows = children.complete(context, rows, parts).await?;
    let mut found: Vec<Option<L::Row>> = vec![None; grouped.count()];
    for (row, owner) in rows.into_iter().zip(owners) {
        found[owner] = Some(row);
    }
    Ok(hand_out(grouped, found))
}

async fn load_required<P: Model, T: Model, L: Rows<T>>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    children: &L,
    parents: &[P],
    along: Along<T, L::Parts>,
) -> Result<Vec<L::Row>> {
    let rows = load_one::<P, T, L>(context, relation, children, parents, along).await?;
    rows.into_iter().map(|row| row.ok_or_else(|| missing(relation))).collect()
}

/// Adds the columns of whole rows and of what is read along with them.
fn whole<T: Model, L: Rows<T>>(children: &L, columns: &mut Columns) {
    columns.extend(0..T::META.row);
    children.columns(columns);
}

macro_rules! many {
    ([$($generics:tt)*] $handle:ty, $children:ty, |$this:ident| $relation:expr, $selection:expr, $given:expr) => {
        #[diagnostic::do_not_recommend]
        impl<P: Model, T: Model, $($generics)*> Load<P> for $handle {
            type Out = Vec<<$children as Rows<T>>::Row>;
            type This = Self;
            type Parts = Several<T, <$children as Rows<T>>::Parts>;
            const JOINS: bool = false;
            const NESTS: bool = true;

            fn this(self) -> Self {
                self
            }

            fn columns(&self, columns: &mut Columns) {
                let $this = self;
                let add = |columns: &mut Columns| whole::<T, $children>($given, columns);
                if !columns.nest($relation, Some($selection), add) {
                    columns.batch($relation, Some($selection), add);
                }
            }

            fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()> {
                let $this = self;
                parts.read::<$children>($relation, $given, row, cursor)
            }

            fn asks(&self, parts: &Self::Parts) -> usize {
                let $this = self;
                let (_, children) = ($relation, $given);
                parts.asks::<$children>(children)
            }

            fn load<'a>(
                &'a self,
                context: Context<'a>,
                parents: &'a [P],
                parts: Self::Parts,
            ) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
                let $this = self;
                Box::pin(async move {
                    load_many::<P, T, $children>(context, $relation, $selection, $given, parents, parts).await
                })
            }
        }
    };
}

many!([] ToMany<P, T>, (), |this| this.meta(), &Selection::default(), &());
many!([L: Rows<T>] ManyInclude<P, T, L>, L, |this| this.relation, &this.selection, &this.children);

macro_rules! one {
    (
        [$($generics:tt)*] $handle:ty, $children:ty, $out:ty, $load:ident, |$this:ident| $relation:expr, $given:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<P: Model, T: Model, $($generics)*> Load<P> for $handle {
            type Out = $out;
            type This = Self;
            type Parts = Along<T, <$children as Rows<T>>::Parts>;
            const JOINS: bool = true;
            const NESTS: bool = <$children as Rows<T>>::NESTS;

            fn this(self) -> Self {
                self
            }

            fn columns(&self, columns: &mut Columns) {
                let $this = self;
                let add = |columns: &mut Columns| whole::<T, $children>($given, columns);
                if !columns.join($relation, add) {
                    columns.batch($relation, Some(&Selection::default()), add);
                }
            }

            fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()> {
                let $this = self;
                parts.read::<$children>($relation, $given, row, cursor)
            }

            fn asks(&self, parts: &Self::Parts) -> usize {
                let $this = self;
                let (_, children) = ($relation, $given);
                parts.asks::<$children>(children)
            }

            fn load<'a>(
                &'a self,
                context: Context<'a>,
                parents: &'a [P],
                parts: Self::Parts,
            ) -> BoxFuture<'a, Result<Vec<Self::Out>>> {
                let $this = self;
                Box::pin($load::<P, T, $children>(context, $relation, $given, parents, parts))
            }
        }
    };
}

one!([] ToOne<P, T>, (), T, load_required, |this| this.meta(), &());
one!([L: Rows<T>] OneInclude<P, T, L>, L, L::Row, load_required, |this| this.relation, &this.children);
one!([] ToOptional<P, T>, (), Option<T>, load_one, |this| this.meta(), &());
one!([L: Rows<T>] OptionalInclude<P, T, L>, L, Option<L::Row>, load_one, |this| this.relation, &this.children);

#[diagnostic::do_not_recommend]
impl<P: Model, T: Model> Load<P> for Counted<P, T> {
    type Out = i64;
    type This = Self;
    type Parts = Vec<i64>;
    const JOINS: bool = false;
    const NESTS: bool = true;

    fn this(self) -> Self {
        self
    }

    fn columns(&self, columns: &mut Columns) {
        columns.count(self.relation, &self.selection);
    }

    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, counts: &mut Vec<i64>) -> Result<()> {
        if let Some(at) = cursor.counted() {
            counts.push(row.get(at)?);
        }
        Ok(())
    }

    fn asks(&self, counts: &Vec<i64>) -> usize {
        usize::from(counts.is_empty())
    }

    fn load<'a>(
        &'a self,
        context: Context<'a>,
        parents: &'a [P],
        counts: Vec<i64>,
    ) -> BoxFuture<'a, Result<Vec<i64>>> {
        Box::pin(async move {
            if !counts.is_empty() {
                return Ok(counts);
            }
            let grouped = group_rows(context.executor, self.relation, parents);
            count(context.executor, self.relation, &self.selection.filter, grouped).await
        })
    }
}
