//! Shapes: structs of the caller's own that say what is read, to any depth.
//!
//! The derive turns `struct UserCard { email: String, posts: Vec<PostLine> }` into a list of handles
//! (`user::email`, `user::posts`) and a function that makes the struct of their values. Here is what a handle can
//! fill, and how rows become such values: columns while the rows are read, related rows afterwards, one statement
//! for each relation and level.

use std::marker::PhantomData;

use crate::BoxFuture;
use crate::cell::{Decode, Row};
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::group::{self, OwnedKey};
use crate::handles::{Counted, Field, ToMany, ToOne, ToOptional};
use crate::input::List;
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::query::Selection;

/// A struct that can be read in the place of a model's whole row. Derived.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a shape of a model",
    note = "add `#[derive(Shape)]` and `#[shape(user)]`, with the model's module, to the struct"
)]
pub trait Shape: Clone + Send + Sized + 'static {
    /// The model that it is a shape of.
    type Model: Model;

    /// What it reads and how it is made; made by the derive.
    #[doc(hidden)]
    fn spec() -> impl Spec<Model = Self::Model, Out = Self>;
}

/// How rows are read into values.
#[doc(hidden)]
pub trait Spec: Send + Sync + 'static {
    /// The model whose rows are read.
    type Model: Model;
    /// What becomes of a row.
    type Out: Send + 'static;
    /// What has been read of the rows, before related rows are there.
    type Parts: std::default::Default + Send;

    /// Adds the columns that are needed.
    fn columns(&self, columns: &mut Vec<usize>);

    /// Reads one row, whose next column is `at`.
    fn read(&self, row: &Row<'_>, at: &mut usize, parts: &mut Self::Parts) -> Result<()>;

    /// Loads what is related and makes the values, in the order of the rows.
    fn complete<'a>(
        &'a self,
        context: Context<'a>,
        parts: Self::Parts,
    ) -> BoxFuture<'a, Result<Vec<Self::Out>>>;

    /// Makes the value of a row of a statement that a person wrote, column by column.
    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Out>;
}

/// Where related rows are loaded from, and what the caller asked of relations at this level.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub(crate) executor: &'a Executor,
    pub(crate) relations: &'a [(&'static RelationMeta, Selection)],
}

impl<'a> Context<'a> {
    fn selection(self, relation: &'static RelationMeta) -> Option<&'a Selection> {
        self.relations.iter().find(|(r, _)| std::ptr::eq(*r, relation)).map(|(_, selection)| selection)
    }
}

/// A handle that can fill a struct's field of type `Out`.
#[diagnostic::on_unimplemented(
    message = "this field of the model cannot fill a field of type `{Out}`",
    label = "the model's field has another type",
    note = "a column gives its own type (`Option<T>` when it may be null); a relation gives `Vec<S>`, `S` or `Option<S>` \
            where `S` is a shape of the related model; a count gives `i64`"
)]
pub trait Fills<Out>: Send + Sync + 'static {
    /// The model that has the handle.
    type Model: Model;
    /// What is read of each row.
    #[doc(hidden)]
    type Part: Send + Sync;
    /// What is loaded for all rows once they have been read.
    #[doc(hidden)]
    type Later: std::default::Default + Send;
    /// Something is loaded later.
    #[doc(hidden)]
    const LATER: bool;

    #[doc(hidden)]
    fn columns(&self, columns: &mut Vec<usize>);

    #[doc(hidden)]
    fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Part>;

    #[doc(hidden)]
    fn later<'a>(
        &'a self,
        context: Context<'a>,
        parts: Vec<&'a Self::Part>,
    ) -> BoxFuture<'a, Result<Self::Later>>;

    #[doc(hidden)]
    fn finish(&self, part: Self::Part, later: &mut Self::Later) -> Result<Out>;

    #[doc(hidden)]
    fn raw(&self, row: &Row<'_>, at: usize) -> Result<Out>;
}

/// A column fills a field of its own type without anything to be loaded later.
macro_rules! column {
    ($field:ty, $out:ty, [$($generics:tt)*]) => {
        impl<$($generics)*> Fills<$out> for $field {
            type Model = M;
            type Part = $out;
            type Later = ();
            const LATER: bool = false;

            fn columns(&self, columns: &mut Vec<usize>) {
                columns.push(C);
            }

            fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<$out> {
                let value = row.get(*at);
                *at += 1;
                value
            }

            fn later<'a>(&'a self, _: Context<'a>, _: Vec<&'a $out>) -> BoxFuture<'a, Result<()>> {
                Box::pin(std::future::ready(Ok(())))
            }

            fn finish(&self, part: $out, (): &mut ()) -> Result<$out> {
                Ok(part)
            }

            fn raw(&self, row: &Row<'_>, at: usize) -> Result<$out> {
                row.get(at)
            }
        }
    };
}

column!(Field<M, T, C>, T, [M: Model, T: Decode + Send + Sync + 'static, const C: usize]);
column!(Field<M, List<T>, C>, Vec<T>, [M: Model, T: Decode + Send + Sync + 'static, const C: usize]);

fn not_raw<T>(relation: &RelationMeta) -> Result<T> {
    Err(Error::usage(format!(
        "a statement of your own cannot fill `{}`, which is a relation: read its columns into a struct without it",
        relation.field
    )))
}

macro_rules! relation {
    ($handle:ident, $out:ty, |$rows:ident, $meta:ident| $finish:expr) => {
        impl<M: Model, S: Shape> Fills<$out> for $handle<M, S::Model> {
            type Model = M;
            type Part = OwnedKey;
            type Later = std::vec::IntoIter<Vec<S>>;
            const LATER: bool = true;

            fn columns(&self, columns: &mut Vec<usize>) {
                columns.extend(group::here(self.meta()));
            }

            fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<OwnedKey> {
                group::read_key(M::META, group::here(self.meta()), row, at)
            }

            fn later<'a>(
                &'a self,
                context: Context<'a>,
                parts: Vec<&'a OwnedKey>,
            ) -> BoxFuture<'a, Result<Self::Later>> {
                Box::pin(async move { Ok(related::<S>(context, self.meta(), &parts).await?.into_iter()) })
            }

            fn finish(&self, _: OwnedKey, later: &mut Self::Later) -> Result<$out> {
                // Every key got its rows.
                #[allow(unused_mut)]
                let mut $rows = later.next().unwrap_or_default();
                let $meta = self.meta();
                $finish
            }

            fn raw(&self, _: &Row<'_>, _: usize) -> Result<$out> {
                not_raw(self.meta())
            }
        }
    };
}

relation!(ToMany, Vec<S>, |rows, _meta| Ok(rows));
relation!(ToOptional, Option<S>, |rows, _meta| Ok(rows.pop()));
relation!(ToOne, S, |rows, meta| rows.pop().ok_or_else(|| group::missing(meta)));

impl<M: Model, T: Model> Fills<i64> for Counted<M, T> {
    type Model = M;
    type Part = OwnedKey;
    type Later = std::vec::IntoIter<i64>;
    const LATER: bool = true;

    fn columns(&self, columns: &mut Vec<usize>) {
        columns.extend(group::here(self.relation));
    }

    fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<OwnedKey> {
        group::read_key(M::META, group::here(self.relation), row, at)
    }

    fn later<'a>(
        &'a self,
        context: Context<'a>,
        parts: Vec<&'a OwnedKey>,
    ) -> BoxFuture<'a, Result<Self::Later>> {
        Box::pin(async move {
            let grouped = group::group_keys(context.executor, self.relation, &parts);
            let counts =
                group::count(context.executor, self.relation, &self.selection.filter, grouped).await?;
            Ok(counts.into_iter())
        })
    }

    fn finish(&self, _: OwnedKey, later: &mut Self::Later) -> Result<i64> {
        Ok(later.next().unwrap_or_default())
    }

    fn raw(&self, row: &Row<'_>, at: usize) -> Result<i64> {
        row.get(at)
    }
}

/// The related rows of each key, as shapes.
async fn related<S: Shape>(
    context: Context<'_>,
    relation: &'static RelationMeta,
    keys: &[&OwnedKey],
) -> Result<Vec<Vec<S>>> {
    let everything = Selection::default();
    let selection = context.selection(relation).unwrap_or(&everything);
    let grouped = group::group_keys(context.executor, relation, keys);
    let spec = S::spec();
    let mut columns = Vec::new();
    spec.columns(&mut columns);
    let mut parts = std::default::Default::default();
    let owners = group::fetch_columns(context.executor, relation, selection, &columns, &grouped, |row| {
        spec.read(row, &mut 0, &mut parts)
    })
    .await?;
    let context = Context { executor: context.executor, relations: &selection.relations };
    let rows = spec.complete(context, parts).await?;
    Ok(group::hand_out_groups(grouped, rows, owners))
}

/// A handle together with the type that it is to fill; checked where the derive writes it.
#[doc(hidden)]
pub struct Filled<H, Out>(H, PhantomData<fn() -> Out>);

/// The handle that fills a struct's field of type `Out`.
#[doc(hidden)]
pub fn fill<Out, H: Fills<Out>>(handle: H) -> Filled<H, Out> {
    Filled(handle, PhantomData)
}

/// A list of [`Filled`] handles: `(first, (second, (third, ())))`.
#[doc(hidden)]
pub trait FillList<M>: Send + Sync + 'static {
    type Values;
    type Part: Send + Sync;
    type Later: std::default::Default + Send;
    const LATER: bool;

    fn columns(&self, columns: &mut Vec<usize>);
    fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Part>;
    fn later<'a>(
        &'a self,
        context: Context<'a>,
        parts: Vec<&'a Self::Part>,
    ) -> BoxFuture<'a, Result<Self::Later>>;
    fn finish(&self, part: Self::Part, later: &mut Self::Later) -> Result<Self::Values>;
    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Values>;
}

impl<M: Model> FillList<M> for () {
    type Values = ();
    type Part = ();
    type Later = ();
    const LATER: bool = false;

    fn columns(&self, _: &mut Vec<usize>) {}

    fn read(&self, _: &Row<'_>, _: &mut usize) -> Result<()> {
        Ok(())
    }

    fn later<'a>(&'a self, _: Context<'a>, _: Vec<&'a ()>) -> BoxFuture<'a, Result<()>> {
        Box::pin(std::future::ready(Ok(())))
    }

    fn finish(&self, (): (), (): &mut ()) -> Result<()> {
        Ok(())
    }

    fn raw(&self, _: &Row<'_>, _: &mut usize) -> Result<()> {
        Ok(())
    }
}

impl<M, H, Out, Rest> FillList<M> for (Filled<H, Out>, Rest)
where
    M: Model,
    H: Fills<Out, Model = M>,
    Out: 'static,
    Rest: FillList<M>,
{
    type Values = (Out, Rest::Values);
    type Part = (H::Part, Rest::Part);
    type Later = (H::Later, Rest::Later);
    const LATER: bool = H::LATER || Rest::LATER;

    fn columns(&self, columns: &mut Vec<usize>) {
        self.0.0.columns(columns);
        self.1.columns(columns);
    }

    fn read(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Part> {
        Ok((self.0.0.read(row, at)?, self.1.read(row, at)?))
    }

    fn later<'a>(
        &'a self,
        context: Context<'a>,
        parts: Vec<&'a Self::Part>,
    ) -> BoxFuture<'a, Result<Self::Later>> {
        Box::pin(async move {
            let mut later = Self::Later::default();
            if H::LATER {
                later.0 = self.0.0.later(context, parts.iter().map(|part| &part.0).collect()).await?;
            }
            if Rest::LATER {
                later.1 = self.1.later(context, parts.into_iter().map(|part| &part.1).collect()).await?;
            }
            Ok(later)
        })
    }

    fn finish(&self, part: Self::Part, later: &mut Self::Later) -> Result<Self::Values> {
        Ok((self.0.0.finish(part.0, &mut later.0)?, self.1.finish(part.1, &mut later.1)?))
    }

    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Values> {
        let mine = self.0.0.raw(row, *at)?;
        *at += 1;
        Ok((mine, self.1.raw(row, at)?))
    }
}

/// A list of handles and the function that makes the struct of their values.
#[doc(hidden)]
pub struct Made<M, L, F> {
    list: L,
    make: F,
    model: PhantomData<fn() -> M>,
}

/// The spec of a struct; called by the derive.
#[doc(hidden)]
pub fn made<M: Model, L: FillList<M>, Out, F: Fn(L::Values) -> Out>(list: L, make: F) -> Made<M, L, F> {
    Made { list, make, model: PhantomData }
}

impl<M, L, F, Out> Spec for Made<M, L, F>
where
    M: Model,
    L: FillList<M>,
    F: Fn(L::Values) -> Out + Send + Sync + 'static,
    Out: Send + 'static,
{
    type Model = M;
    type Out = Out;
    type Parts = Vec<L::Part>;

    fn columns(&self, columns: &mut Vec<usize>) {
        self.list.columns(columns);
    }

    fn read(&self, row: &Row<'_>, at: &mut usize, parts: &mut Self::Parts) -> Result<()> {
        parts.push(self.list.read(row, at)?);
        Ok(())
    }

    fn complete<'a>(&'a self, context: Context<'a>, parts: Self::Parts) -> BoxFuture<'a, Result<Vec<Out>>> {
        Box::pin(async move {
            let mut later = if L::LATER {
                self.list.later(context, parts.iter().collect()).await?
            } else {
                L::Later::default()
            };
            parts.into_iter().map(|part| Ok((self.make)(self.list.finish(part, &mut later)?))).collect()
        })
    }

    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Out> {
        Ok((self.make)(self.list.raw(row, at)?))
    }
}

/// The spec of a model's whole row.
struct Whole<M>(PhantomData<fn() -> M>);

impl<M: Model> Spec for Whole<M> {
    type Model = M;
    type Out = M;
    type Parts = Vec<M>;

    fn columns(&self, columns: &mut Vec<usize>) {
        columns.extend(0..M::META.columns.len());
    }

    fn read(&self, row: &Row<'_>, at: &mut usize, parts: &mut Vec<M>) -> Result<()> {
        parts.push(M::decode(row, *at)?);
        *at += M::META.columns.len();
        Ok(())
    }

    fn complete<'a>(&'a self, _: Context<'a>, parts: Vec<M>) -> BoxFuture<'a, Result<Vec<M>>> {
        Box::pin(std::future::ready(Ok(parts)))
    }

    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<M> {
        let value = M::decode(row, *at)?;
        *at += M::META.columns.len();
        Ok(value)
    }
}

impl<M: Model> Shape for M {
    type Model = M;

    fn spec() -> impl Spec<Model = M, Out = M> {
        Whole(PhantomData)
    }
}

/// Fields that are read as a tuple: one field, or a tuple of them.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a field of a model or a tuple of its fields")]
pub trait Pick {
    /// The model that has the fields.
    type Model: Model;
    /// The tuple of their values.
    type Out: Send + 'static;

    #[doc(hidden)]
    fn columns(&self, columns: &mut Vec<usize>);

    #[doc(hidden)]
    fn read(row: &Row<'_>, at: &mut usize) -> Result<Self::Out>;
}

/// The spec of a tuple of fields.
pub(crate) struct Picked<P>(pub(crate) P);

impl<P: Pick + Send + Sync + 'static> Spec for Picked<P> {
    type Model = P::Model;
    type Out = P::Out;
    type Parts = Vec<P::Out>;

    fn columns(&self, columns: &mut Vec<usize>) {
        self.0.columns(columns);
    }

    fn read(&self, row: &Row<'_>, at: &mut usize, parts: &mut Self::Parts) -> Result<()> {
        parts.push(P::read(row, at)?);
        Ok(())
    }

    fn complete<'a>(&'a self, _: Context<'a>, parts: Self::Parts) -> BoxFuture<'a, Result<Vec<P::Out>>> {
        Box::pin(std::future::ready(Ok(parts)))
    }

    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<P::Out> {
        P::read(row, at)
    }
}

impl<M: Model, T: Decode + Send + 'static, const C: usize> Pick for Field<M, T, C> {
    type Model = M;
    type Out = T;

    fn columns(&self, columns: &mut Vec<usize>) {
        columns.push(C);
    }

    fn read(row: &Row<'_>, at: &mut usize) -> Result<T> {
        let value = row.get(*at);
        *at += 1;
        value
    }
}

macro_rules! pick_tuples {
    ($($name:ident),+) => {
        impl<M: Model, $($name: Pick<Model = M>),+> Pick for ($($name,)+) {
            type Model = M;
            type Out = ($($name::Out,)+);

            #[allow(non_snake_case)]
            fn columns(&self, columns: &mut Vec<usize>) {
                let ($($name,)+) = self;
                $($name.columns(columns);)+
            }

            fn read(row: &Row<'_>, at: &mut usize) -> Result<Self::Out> {
                Ok(($($name::read(row, at)?,)+))
            }
        }
    };
}

pick_tuples!(A);
pick_tuples!(A, B);
pick_tuples!(A, B, C);
pick_tuples!(A, B, C, D);
pick_tuples!(A, B, C, D, E);
pick_tuples!(A, B, C, D, E, F);
pick_tuples!(A, B, C, D, E, F, G);
pick_tuples!(A, B, C, D, E, F, G, H);
