//! Rows read as shapes or as tuples of fields.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::{FindFirst, FindMany, FindUnique, One, Plan, Required, Selection};
use crate::BoxFuture;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::handles::{ManyInclude, ToMany};
use crate::meta::{ModelMeta, RelationMeta};
use crate::model::Model;
use crate::nest;
use crate::render::{self, Sql};
use crate::shape::{Context, Pick, Picked, Reads, Shape, ShapeOf};
use crate::strategy::{Columns, Cursor, Strategy};

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
        let mut columns = Columns::of(&self.selection);
        spec.columns(&mut columns);
        let mut sql = Sql::new(self.executor.dialect());
        sql.select(S::Model::META, &self.selection, render::Shape::Columns(&columns));
        let mut parts = S::Parts::default();
        self.executor
            .query(&sql.text, &sql.params, &mut |row| spec.read(row, &mut Cursor::new(&columns), &mut parts))
            .await?;
        spec.complete(Context::of(&self.executor, &self.selection), parts).await
    }

    /// The statement and how relations are loaded, without running it.
    fn plan<S: Reads>(&self, spec: &S) -> Plan {
        let dialect = self.executor.dialect();
        let mut columns = Columns::of(&self.selection).shown(dialect);
        spec.columns(&mut columns);
        let mut sql = Sql::new(dialect);
        sql.select(S::Model::META, &self.selection, render::Shape::Columns(&columns));
        Plan { relations: columns.into_relations(), ..sql.into() }
    }

    fn not_found(&self, model: &ModelMeta) -> Error {
        Error::NotFound { model: model.name, key: self.key.clone() }
    }
}

macro_rules! selected {
    ($(#[$doc:meta])* $name:ident, $output:ty, |$rows:ident| $finish:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[must_use = "a query runs when it is awaited"]
        pub struct $name<S> {
            pub(super) reading: Reading,
            /// Runs it. That it is kept here, and not found when the query is awaited, makes a struct that is no shape
            /// one error.
            run: fn(Reading) -> BoxFuture<'static, Result<$output>>,
        }

        impl<S: Shape> $name<S> {
            fn new(reading: Reading) -> Self {
                Self {
                    reading,
                    run: |reading| {
                        Box::pin(async move {
                            #[allow(unused_mut)]
                            let mut $rows = reading.rows(&S::spec()).await?;
                            $finish
                        })
                    },
                }
            }
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

            /// How relations are loaded, to any depth.
            pub fn strategy(mut self, strategy: Strategy) -> Self {
                self.reading.selection.strategy = Some(strategy);
                self
            }

            /// The statement, and how the relations are loaded, without running it.
            pub fn plan(&self) -> Plan {
                self.reading.plan(&S::spec())
            }
        }

        impl<S> IntoFuture for $name<S> {
            type Output = Result<$output>;
            type IntoFuture = BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                (self.run)(self.reading)
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
    SelectMany, Vec<S>, |rows| Ok(rows)
}
selected! {
    /// A row as a shape, if there is one.
    SelectOne, Option<S>, |rows| Ok(rows.pop())
}
impl<S: Shape> SelectOne<S> {
    /// Fails with [`Error::NotFound`] when there is no such row. It is said last.
    pub fn required(self) -> Required<Self> {
        Required::new(self)
    }
}

impl<S: Shape> One for SelectOne<S> {
    fn not_found(&self) -> Error {
        self.reading.not_found(<S::Model as Model>::META)
    }
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
pub struct PickMany<M, P> {
    pub(super) reading: Reading,
    pub(super) fields: P,
    model: PhantomData<fn() -> M>,
}

/// Some fields of a row, if there is one.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct PickOne<M, P> {
    pub(super) reading: Reading,
    fields: P,
    model: PhantomData<fn() -> M>,
}

impl<M: Model, P: Pick<M>> IntoFuture for PickMany<M, P> {
    type Output = Result<Vec<P::Out>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.reading.rows(&Picked::<M, P>::new(self.fields)).await })
    }
}

impl<M: Model, P: Pick<M>> IntoFuture for PickOne<M, P> {
    type Output = Result<Option<P::Out>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.reading.rows(&Picked::<M, P>::new(self.fields)).await?.pop()) })
    }
}

impl<M: Model, P: Pick<M>> PickOne<M, P> {
    /// Fails with [`Error::NotFound`] when there is no such row. It is said last.
    pub fn required(self) -> Required<Self> {
        Required::new(self)
    }
}

impl<M: Model, P: Pick<M>> One for PickOne<M, P> {
    fn not_found(&self) -> Error {
        self.reading.not_found(M::META)
    }
}

impl<M: Model> FindMany<M> {
    fn into_reading(self) -> Reading {
        let (executor, selection) = self.into_parts();
        Reading { executor, selection, key: Vec::new() }
    }

    /// Reads each row as a shape: only the columns and relations that the struct names.
    pub fn select<S: ShapeOf<M>>(self) -> SelectMany<S> {
        SelectMany::new(self.into_reading())
    }

    /// Reads some fields of each row, as a tuple.
    pub fn pick<P: Pick<M>>(self, fields: P) -> PickMany<M, P::This> {
        PickMany { reading: self.into_reading(), fields: fields.this(), model: PhantomData }
    }
}

impl<M: Model> FindFirst<M> {
    /// Reads the row as a shape.
    pub fn select<S: ShapeOf<M>>(self) -> SelectOne<S> {
        SelectOne::new(self.into_many().into_reading())
    }

    /// Reads some fields of the row, as a tuple.
    pub fn pick<P: Pick<M>>(self, fields: P) -> PickOne<M, P::This> {
        PickOne { reading: self.into_many().into_reading(), fields: fields.this(), model: PhantomData }
    }
}

impl<M: Model> FindUnique<M> {
    fn into_reading(self) -> Reading {
        let (lock, strategy) = (self.lock, self.strategy);
        let (executor, selector) = self.into_parts();
        let filter = nest::is_row(&selector);
        let selection = Selection { filter, lock, strategy, take: Some(1), ..Selection::default() };
        let key = M::META.fields(M::META.uniques[selector.unique].columns);
        Reading { executor, selection, key }
    }

    /// Reads the row as a shape.
    pub fn select<S: ShapeOf<M>>(self) -> SelectOne<S> {
        SelectOne::new(self.into_reading())
    }

    /// Reads some fields of the row, as a tuple.
    pub fn pick<P: Pick<M>>(self, fields: P) -> PickOne<M, P::This> {
        PickOne { reading: self.into_reading(), fields: fields.this(), model: PhantomData }
    }
}
