//! The handles of a struct, one after the other, and the struct that is made of their values.

use std::marker::PhantomData;

use super::{Context, Fills, Reads, Spec};
use crate::BoxFuture;
use crate::cell::Row;
use crate::error::Result;
use crate::model::Model;
use crate::side_by_side::both;
use crate::strategy::{Columns, Cursor};

/// A handle together with the type that it is to fill; checked where the derive writes it.
#[doc(hidden)]
pub struct Filled<H, Out>(H, PhantomData<fn() -> Out>);

/// The handle that fills a struct's field of type `Out`. One that does not has no type here, so that it is one error,
/// and not another one at the list.
#[doc(hidden)]
pub fn fill<Out, H: Fills<Out>>(handle: H) -> Filled<H::This, Out> {
    Filled(handle.this(), PhantomData)
}

/// A list of [`Filled`] handles: `(first, (second, (third, ())))`.
#[doc(hidden)]
pub trait FillList<M>: Send + Sync + 'static {
    type Values;
    type Part: Send;
    type Later: std::default::Default + Send;
    const LATER: bool;

    fn columns(&self, columns: &mut Columns);
    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, later: &mut Self::Later) -> Result<Self::Part>;
    fn asks(&self, later: &Self::Later) -> usize;
    fn load<'a>(&'a self, context: Context<'a>, later: &'a mut Self::Later) -> BoxFuture<'a, Result<()>>;
    fn finish(&self, part: Self::Part, later: &mut Self::Later) -> Result<Self::Values>;
    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Self::Values>;
}

impl<M: Model> FillList<M> for () {
    type Values = ();
    type Part = ();
    type Later = ();
    const LATER: bool = false;

    fn columns(&self, _: &mut Columns) {}

    fn read(&self, _: &Row<'_>, _: &mut Cursor<'_>, (): &mut ()) -> Result<()> {
        Ok(())
    }

    fn asks(&self, (): &()) -> usize {
        0
    }

    fn load<'a>(&'a self, _: Context<'a>, (): &'a mut ()) -> BoxFuture<'a, Result<()>> {
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

    fn columns(&self, columns: &mut Columns) {
        self.0.0.columns(columns);
        self.1.columns(columns);
    }

    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, later: &mut Self::Later) -> Result<Self::Part> {
        Ok((self.0.0.read(row, cursor, &mut later.0)?, self.1.read(row, cursor, &mut later.1)?))
    }

    fn asks(&self, later: &Self::Later) -> usize {
        self.0.0.asks(&later.0) + self.1.asks(&later.1)
    }

    fn load<'a>(&'a self, context: Context<'a>, later: &'a mut Self::Later) -> BoxFuture<'a, Result<()>> {
        if !Rest::LATER {
            return self.0.0.load(context, &mut later.0);
        }
        let rest = self.1.load(context, &mut later.1);
        if H::LATER { Box::pin(both(self.0.0.load(context, &mut later.0), rest)) } else { rest }
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

impl<M, L, F, Out> Reads for Made<M, L, F>
where
    M: Model,
    L: FillList<M>,
    F: Fn(L::Values) -> Out + Send + Sync + 'static,
    Out: Send + 'static,
{
    type Model = M;
    type Out = Out;
    type Parts = (Vec<L::Part>, L::Later);

    fn columns(&self, columns: &mut Columns) {
        self.list.columns(columns);
    }

    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()> {
        parts.0.push(self.list.read(row, cursor, &mut parts.1)?);
        Ok(())
    }

    fn asks(&self, parts: &Self::Parts) -> usize {
        self.list.asks(&parts.1)
    }

    fn complete<'a>(&'a self, context: Context<'a>, parts: Self::Parts) -> BoxFuture<'a, Result<Vec<Out>>> {
        Box::pin(async move {
            let (parts, mut later) = parts;
            if L::LATER {
                let own = context.share(self.list.asks(&later), parts.len()).await?;
                self.list.load(context.over(own.as_ref()), &mut later).await?;
            }
            parts.into_iter().map(|part| Ok((self.make)(self.list.finish(part, &mut later)?))).collect()
        })
    }
}

impl<M, L, F, Out> Spec for Made<M, L, F>
where
    M: Model,
    L: FillList<M>,
    F: Fn(L::Values) -> Out + Send + Sync + 'static,
    Out: Send + 'static,
{
    fn raw(&self, row: &Row<'_>, at: &mut usize) -> Result<Out> {
        Ok((self.make)(self.list.raw(row, at)?))
    }
}
