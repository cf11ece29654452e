//! Rows read as shapes or as tuples of fields.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::{FindFirst, FindMany, FindUnique, Required, Selection};
use crate::BoxFuture;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::handles::{ManyInclude, ToMany};
use crate::meta::RelationMeta;
use crate::model::Model;
use crate::nest;
use crate::render::{self, Sql};
use crate::shape::{Context, Pick, Picked, Reads, Shape};

/// What a statement reads and how its rows become values.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) executor: Executor,
    pub(super) selection: Selection,
    /// The fields of the key that was asked for.
    key: Vec<&'static str>,
}

impl Reading {
    async fn rows<S: Reads>(&self, spec: &S) -> Result<Vec<S::Out>> {
        self.selection.check(&self.executor)?;
        let mut columns = Vec::new();
        spec.columns(&mut columns);
        let mut sql = Sql::new(self.executor.dialect());
        sql.select(S::Model::META, &self.selection, render::Shape::Columns(&columns));
        let mut parts = S::Parts::default();
        self.executor.query(&sql.text, &sql.params, &mut |row| spec.read(row, &mut 0, &mut parts)).await?;
        let context = Context { executor: &self.executor, relations: &self.selection.relations };
        spec.complete(context, parts).await
    }
}

macro_rules! selected {
    ($(#[$doc:meta])* $name:ident, $output:ty, |$rows:ident, $this:ident| $finish:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "a query runs when it is awaited"]
        pub struct $name<S> {
            pub(super) reading: Reading,
            shape: PhantomData<fn() -> S>,
        }

        impl<S: Shape> $name<S> {
            /// Says more about the rows of a relation that the shape names: which, in what order, how many.
            pub fn rel<T: Model, L>(
                mut self,
                relation: ToMany<S::Model, T>,
                say: impl FnOnce(ManyInclude<S::Model, T>) -> ManyInclude<S::Model, T, L>,
            ) -> Self {
                let said = say(relation.include());
                put(&mut self.reading.selection, said.relation, said.selection);
                self
            }
        }

        impl<S: Shape> IntoFuture for $name<S> {
            type Output = Result<$output>;
            type IntoFuture = BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(async move {
                    let $this = self;
                    #[allow(unused_mut)]
                    let mut $rows = $this.reading.rows(&S::spec()).await?;
                    $finish
                })
            }
        }
    };
}

fn put(selection: &mut Selection, relation: &'static RelationMeta, said: Selection) {
    selection.relations.retain(|(r, _)| !std::ptr::eq(*r, relation));
    selection.relations.push((relation, said));
}

selected! {
    /// Rows as shapes.
    SelectMany, Vec<S>, |rows, _this| Ok(rows)
}
selected! {
    /// A row as a shape, if there is one.
    SelectOne, Option<S>, |rows, _this| Ok(rows.pop())
}
selected! {
    /// A row as a shape; an error if there is none.
    SelectRequired, S, |rows, this| rows.pop().ok_or_else(|| Error::NotFound {
        model: <S::Model as Model>::META.name,
        key: this.reading.key.clone(),
    })
}

impl<M: Model, T: Model, L> ManyInclude<M, T, L> {
    /// Says more about the rows of a relation of these rows that their shape names.
    pub fn rel<U: Model, K>(
        mut self,
        relation: ToMany<T, U>,
        say: impl FnOnce(ManyInclude<T, U>) -> ManyInclude<T, U, K>,
    ) -> Self {
        let said = say(relation.include());
        put(&mut self.selection, said.relation, said.selection);
        self
    }
}

/// Rows as tuples of some of their fields.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct PickMany<P> {
    pub(super) reading: Reading,
    pub(super) fields: P,
}

impl<P: Pick + Send + Sync + 'static> IntoFuture for PickMany<P> {
    type Output = Result<Vec<P::Out>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.reading.rows(&Picked(self.fields)).await })
    }
}

impl<M: Model> FindMany<M> {
    /// Reads each row as a shape: only the columns and relations that the struct names.
    pub fn select<S: Shape<Model = M>>(self) -> SelectMany<S> {
        let (executor, selection) = self.into_parts();
        SelectMany { reading: Reading { executor, selection, key: Vec::new() }, shape: PhantomData }
    }

    /// Reads some fields of each row, as a tuple.
    pub fn pick<P: Pick<Model = M>>(self, fields: P) -> PickMany<P> {
        let (executor, selection) = self.into_parts();
        PickMany { reading: Reading { executor, selection, key: Vec::new() }, fields }
    }
}

impl<M: Model> FindFirst<M> {
    /// Reads the row as a shape.
    pub fn select<S: Shape<Model = M>>(self) -> SelectOne<S> {
        let (executor, selection) = self.into_many().into_parts();
        SelectOne { reading: Reading { executor, selection, key: Vec::new() }, shape: PhantomData }
    }
}

impl<M: Model> FindUnique<M> {
    /// Reads the row as a shape.
    pub fn select<S: Shape<Model = M>>(self) -> SelectOne<S> {
        let lock = self.lock;
        let (executor, selector) = self.into_parts();
        let selection = Selection { filter: nest::is_row(&selector), lock, ..Selection::default() };
        let key = M::META.fields(M::META.uniques[selector.unique].columns);
        SelectOne { reading: Reading { executor, selection, key }, shape: PhantomData }
    }
}

impl<M: Model> Required<M> {
    /// Reads the row as a shape.
    pub fn select<S: Shape<Model = M>>(self) -> SelectRequired<S> {
        let SelectOne { reading, shape } = self.into_optional().select::<S>();
        SelectRequired { reading, shape }
    }
}
