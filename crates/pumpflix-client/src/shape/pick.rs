//! Some fields of a row, as a tuple.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::{Context, Reads};
use crate::BoxFuture;
use crate::cell::{Decode, Row};
use crate::column::Column;
use crate::error::Result;
use crate::handles::Field;
use crate::input::List;
use crate::model::Model;
use crate::strategy::{Columns, Cursor};
use crate::typed::{self, Typed};

/// Fields that are read as a tuple: one field, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "only fields of `{M}` can be picked",
    label = "neither a field of `{M}` nor a tuple of its fields",
    note = "relations are loaded by `.with(…)`, or by `.select::<S>()` where `S` is a shape"
)]
pub trait Pick<M: Model>: Send + Sync + 'static {
    /// Itself. A query's type has it by this name, so that one which picks what is no field has no type, and no second
    /// error where it is awaited.
    #[doc(hidden)]
    type This: Pick<M, Out = Self::Out>;
    /// The tuple of their values.
    type Out: Send + 'static;

    #[doc(hidden)]
    fn this(self) -> Self::This;

    #[doc(hidden)]
    fn columns(&self, columns: &mut Columns);

    #[doc(hidden)]
    fn read(row: &Row<'_>, at: &mut usize) -> Result<Self::Out>;
}

/// The spec of a tuple of fields.
pub(crate) struct Picked<M, P> {
    fields: P,
    model: PhantomData<fn() -> M>,
}

impl<M, P> Picked<M, P> {
    pub(crate) fn new(fields: P) -> Self {
        Self { fields, model: PhantomData }
    }
}

impl<M: Model, P: Pick<M>> Reads for Picked<M, P> {
    type Model = M;
    type Out = P::Out;
    type Parts = Vec<P::Out>;

    fn columns(&self, columns: &mut Columns) {
        self.fields.columns(columns);
    }

    fn read(&self, row: &Row<'_>, cursor: &mut Cursor<'_>, parts: &mut Self::Parts) -> Result<()> {
        parts.push(P::read(row, cursor.place())?);
        Ok(())
    }

    fn asks(&self, _: &Self::Parts) -> usize {
        0
    }

    fn complete<'a>(&'a self, _: Context<'a>, parts: Self::Parts) -> BoxFuture<'a, Result<Vec<P::Out>>> {
        Box::pin(std::future::ready(Ok(parts)))
    }
}

/// What a field's handle says of its values: how one is read.
#[doc(hidden)]
pub trait Held {
    type Out: Send + 'static;

    /// Reads the value at column `at` of a result, which is column `index` of the model.
    fn read<M: Model>(row: &Row<'_>, at: usize, index: usize) -> Result<Self::Out>;
}

impl<T: Decode + Send + 'static> Held for T {
    type Out = T;

    fn read<M: Model>(row: &Row<'_>, at: usize, _: usize) -> Result<T> {
        row.get(at)
    }
}

impl<T: Decode + Send + 'static> Held for List<T> {
    type Out = Vec<T>;

    fn read<M: Model>(row: &Row<'_>, at: usize, _: usize) -> Result<Vec<T>> {
        row.get(at)
    }
}

impl<T: DeserializeOwned + Send + 'static> Held for Typed<T> {
    type Out = T;

    fn read<M: Model>(row: &Row<'_>, at: usize, index: usize) -> Result<T> {
        let found = typed::read::<M, T>(row, at, index)?;
        found.ok_or_else(|| typed::unfit::<M, T>(index, "null".to_owned()))
    }
}

impl<T: DeserializeOwned + Send + 'static> Held for Option<Typed<T>> {
    type Out = Option<T>;

    fn read<M: Model>(row: &Row<'_>, at: usize, index: usize) -> Result<Option<T>> {
        typed::read::<M, T>(row, at, index)
    }
}

#[diagnostic::do_not_recommend]
impl<M: Model, T: Held + 'static, C: Column> Pick<M> for Field<M, T, C> {
    type This = Self;
    type Out = T::Out;

    fn this(self) -> Self {
        self
    }

    fn columns(&self, columns: &mut Columns) {
        columns.push(C::INDEX);
    }

    fn read(row: &Row<'_>, at: &mut usize) -> Result<T::Out> {
        let value = T::read::<M>(row, *at, C::INDEX);
        *at += 1;
        value
    }
}

macro_rules! pick_tuples {
    ($($name:ident),+) => {
        #[diagnostic::do_not_recommend]
        impl<M: Model, $($name: Pick<M>),+> Pick<M> for ($($name,)+) {
            type This = ($($name::This,)+);
            type Out = ($($name::Out,)+);

            #[allow(non_snake_case)]
            fn this(self) -> Self::This {
                let ($($name,)+) = self;
                ($($name.this(),)+)
            }

            #[allow(non_snake_case)]
            fn columns(&self, columns: &mut Columns) {
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
