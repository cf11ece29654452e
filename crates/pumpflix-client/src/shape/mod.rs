//! Shapes: structs of the caller's own that say what is read, to any depth.
//!
//! The derive turns `struct UserCard { email: String, posts: Vec<PostLine> }` into a list of handles
//! (`user::email`, `user::posts`) and a function that makes the struct of their values. Here is what a handle can
//! fill, and how rows become such values: columns while the rows are read, related rows afterwards, one statement
//! for each relation and level.

mod fills;
mod list;
mod pick;

use std::marker::PhantomData;

use pumpflix_dialect::Dialect;

use crate::BoxFuture;
use crate::cell::Row;
use crate::error::Result;
use crate::executor::Executor;
use crate::load::Rows;
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::query::Selection;
use crate::strategy::{Columns, Cursor, Strategy};
use crate::transaction::{Own, open_side_by_side};

pub(crate) use fills::Fills;
pub use list::{fill, made};
pub(crate) use pick::{Pick, Picked};

/// A struct that can be read in the place of a model's whole row. Derived.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a shape of a model",
    note = "add `#[derive(Clone, Shape)]` and `#[shape(user)]`, with the model's module, to the struct"
)]
pub trait Shape: Send + Sized + 'static {
    /// The model that it is a shape of.
    type Model: Model;

    /// What it reads and how it is made; made by the derive.
    #[doc(hidden)]
    fn spec() -> impl Spec<Model = Self::Model, Out = Self>;
}

/// A shape of the model `M`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a shape of `{M}`",
    label = "not a shape of `{M}`",
    note = "a shape has `#[derive(Clone, Shape)]` and names the module of its model: `#[shape(user)]`"
)]
pub trait ShapeOf<M: Model>: Shape<Model = M> + Clone {
    /// `X`. The type of something that a shape fills has it by this name, so that what is no shape has no type, and no
    /// second error where it is used.
    #[doc(hidden)]
    type Of<X>;

    #[doc(hidden)]
    fn of<X>(filled: X) -> Self::Of<X>;
}

#[diagnostic::do_not_recommend]
impl<M: Model> ShapeOf<M> for M {
    type Of<X> = X;

    fn of<X>(filled: X) -> X {
        filled
    }
}

/// How rows are read into values.
#[doc(hidden)]
pub trait Reads: Send + Sync + 'static {
    /// The model whose rows are read.
    type Model: Model;
    /// What becomes of a row.
    type Out: Send + 'static;
    /// What has been read of the rows, before related rows are there.
    type Parts: std::default::Default + Send;

    /// Adds the columns that are needed.
    fn columns(&self, columns: &mut Columns);

    /// Reads one row.
    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()>;

    /// How many statements it begins with, of those that load what was not read.
    fn asks(&self, parts: &Self::Parts) -> usize;

    /// Loads what is related and makes the values, in the order of the rows.
    fn complete<'a>(
        &'a self,
        context: Context<'a>,
        parts: Self::Parts,
    ) -> BoxFuture<'a, Result<Vec<Self::Out>>>;
}

/// How rows are read into values, also those of a statement that a person wrote.
#[doc(hidden)]
pub trait Spec: Reads {
    /// Makes the value of a row of a statement that a person wrote, column by column.
    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Out>;
}

/// Where related rows are loaded from, and what the caller asked of relations at this level.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub(crate) executor: &'a Executor,
    pub(crate) relations: &'a [(&'static RelationMeta, Selection)],
    pub(crate) strategy: Option<Strategy>,
}

impl<'a> Context<'a> {
    /// That of the rows of a query.
    pub(crate) fn of(executor: &'a Executor, selection: &'a Selection) -> Self {
        Self { executor, relations: &selection.relations, strategy: selection.strategy }
    }

    /// That of rows that belong to others.
    pub(crate) fn inner(self, relations: &'a [(&'static RelationMeta, Selection)]) -> Self {
        Self { relations, ..self }
    }

    /// A connection for statements that are to travel together. None is taken where there is one already, where
    /// there is nothing to put together, and on SQLite, which answers each before the next can be asked.
    pub(crate) async fn share(self, statements: usize, rows: usize) -> Result<Option<Own>> {
        let executor = self.executor;
        if statements < 2
            || rows == 0
            || executor.running().is_some()
            || executor.dialect() == Dialect::Sqlite
        {
            return Ok(None);
        }
        Box::pin(open_side_by_side(executor, false)).await.map(Some)
    }

    /// The same over that connection, if there is one.
    pub(crate) fn over<'b>(self, own: Option<&'b Own>) -> Context<'b>
    where
        'a: 'b,
    {
        Context { executor: own.map_or(self.executor, Own::executor), ..self }
    }

    fn selection(self, relation: &'static RelationMeta) -> Option<&'a Selection> {
        self.relations.iter().find(|(r, _)| std::ptr::eq(*r, relation)).map(|(_, selection)| selection)
    }
}

/// Whole rows, each with what `L` loads.
pub(crate) struct Whole<M, L = ()> {
    children: L,
    model: PhantomData<fn() -> M>,
}

impl<M, L> Whole<M, L> {
    pub(crate) fn new(children: L) -> Self {
        Self { children, model: PhantomData }
    }
}

impl<M: Model, L: Rows<M>> Reads for Whole<M, L> {
    type Model = M;
    type Out = L::Row;
    type Parts = (Vec<M>, L::Parts);

    fn columns(&self, columns: &mut Columns) {
        columns.extend(0..M::META.row);
        self.children.columns(columns);
    }

    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()> {
        parts.0.push(M::decode(row, cursor.skip(M::META.row))?);
        self.children.read(row, cursor, &mut parts.1)
    }

    fn asks(&self, parts: &Self::Parts) -> usize {
        self.children.asks(&parts.1)
    }

    fn complete<'a>(
        &'a self,
        context: Context<'a>,
        parts: Self::Parts,
    ) -> BoxFuture<'a, Result<Vec<L::Row>>> {
        self.children.complete(context, parts.0, parts.1)
    }
}

impl<M: Model> Spec for Whole<M> {
    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<M> {
        let value = M::decode(row, *at)?;
        *at += M::META.row;
        Ok(value)
    }
}

impl<M: Model> Shape for M {
    type Model = M;

    fn spec() -> impl Spec<Model = M, Out = M> {
        Whole::new(())
    }
}
