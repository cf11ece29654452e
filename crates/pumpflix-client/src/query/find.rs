//! Many rows, the first row, and what can be asked instead of rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::{One, Plan, Required, Selection};
use crate::BoxFuture;
use crate::cell::Row;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::filter::Filter;
use crate::load::{Append, Load, Rows};
use crate::model::Model;
use crate::order::{IntoOrder, keys};
use crate::render::{Shape, Sql};
use crate::shape::Context;
use crate::strategy::{Columns, Cursor, Strategy, nests};

/// Rows of the model `M`, each with what `L` loads.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct FindMany<M, L = ()> {
    pub(super) executor: Executor,
    pub(super) selection: Selection,
    pub(super) children: L,
    model: PhantomData<fn() -> M>,
}

/// The first row of the model `M`, with what `L` loads.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct FindFirst<M, L = ()>(pub(super) FindMany<M, L>);

/// How many rows there are.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Count<M>(pub(super) FindMany<M>);

/// Whether there is a row.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Exists<M>(pub(super) FindMany<M>);

impl<M: Model> FindMany<M> {
    pub(crate) fn new(executor: Executor) -> Self {
        let selection = Selection { strategy: executor.core().strategy, ..Selection::default() };
        Self { executor, selection, children: (), model: PhantomData }
    }

    pub(crate) fn into_parts(self) -> (Executor, Selection) {
        (self.executor, self.selection)
    }

    /// Only their number.
    pub fn count(self) -> Count<M> {
        Count(self)
    }

    /// Only whether there is one.
    pub fn exists(self) -> Exists<M> {
        Exists(self)
    }
}

impl<M: Model, L> FindMany<M, L> {
    /// Only rows that satisfy this filter too.
    pub fn filter(mut self, filter: Filter<M>) -> Self {
        self.selection.filter.and(filter.node);
        self
    }

    /// The same for a filter that may be absent.
    pub fn filter_opt(self, filter: Option<Filter<M>>) -> Self {
        match filter {
            Some(filter) => self.filter(filter),
            None => self,
        }
    }

    /// In this order, after any order given before.
    pub fn order_by(mut self, order: impl IntoOrder<M>) -> Self {
        self.selection.order.extend(keys(order));
        self
    }

    /// Passes over the first rows.
    pub fn skip(mut self, count: u64) -> Self {
        self.selection.skip = count;
        self
    }

    /// At most so many rows.
    pub fn take(mut self, count: u64) -> Self {
        self.selection.take = Some(count);
        self
    }

    /// Loads something with each row: a relation, or the count of one.
    pub fn with<X>(self, child: X) -> FindMany<M, <L as Append<X::This>>::Next>
    where
        L: Append<X::This>,
        X: Load<M>,
    {
        FindMany {
            executor: self.executor,
            selection: self.selection,
            children: self.children.append(child.this()),
            model: PhantomData,
        }
    }

    /// How relations are loaded, to any depth; unless it is said, each in its usual way.
    pub fn strategy(mut self, strategy: Strategy) -> Self {
        self.selection.strategy = Some(strategy);
        self
    }

    fn sql(&self, shape: Shape<'_>) -> Sql {
        let mut sql = Sql::new(self.executor.dialect());
        sql.select(M::META, &self.selection, shape);
        sql
    }
}

impl<M: Model, L: Rows<M>> FindMany<M, L> {
    /// The statement, and how relations are loaded, without running it.
    pub fn plan(&self) -> Plan {
        let mut columns = Columns::of(&self.selection).shown(self.executor.dialect());
        let sql = self.statement(&mut columns);
        Plan { relations: columns.into_relations(), ..sql.into() }
    }

    /// The statement; `columns` become those that it reads.
    fn statement(&self, columns: &mut Columns) -> Sql {
        columns.extend(0..M::META.row);
        self.children.columns(columns);
        self.sql(if columns.relates() { Shape::Columns(columns) } else { Shape::Rows })
    }

    async fn rows(&self) -> Result<(Vec<M>, L::Parts)> {
        self.selection.check(&self.executor)?;
        let (mut rows, mut parts) = (Vec::new(), L::Parts::default());
        let nests = L::NESTS && nests(self.selection.strategy, self.selection.take == Some(1));
        if !L::JOINS && !nests {
            let sql = self.sql(Shape::Rows);
            let each = &mut |row: &Row<'_>| {
                rows.push(M::decode(row, 0)?);
                Ok(())
            };
            self.executor.query(&sql.text, &sql.params, each).await?;
            return Ok((rows, parts));
        }
        let mut columns = Columns::of(&self.selection);
        let sql = self.statement(&mut columns);
        let each = &mut |row: &Row<'_>| {
            let mut cursor = Cursor::new(&columns);
            rows.push(M::decode(row, cursor.skip(M::META.row))?);
            self.children.read(row, &mut cursor, &mut parts)
        };
        self.executor.query(&sql.text, &sql.params, each).await?;
        Ok((rows, parts))
    }
}

impl<M: Model, L> FindFirst<M, L> {
    /// Only rows that satisfy this filter too.
    pub fn filter(self, filter: Filter<M>) -> Self {
        Self(self.0.filter(filter))
    }

    /// The same for a filter that may be absent.
    pub fn filter_opt(self, filter: Option<Filter<M>>) -> Self {
        Self(self.0.filter_opt(filter))
    }

    /// In this order, after any order given before.
    pub fn order_by(self, order: impl IntoOrder<M>) -> Self {
        Self(self.0.order_by(order))
    }

    /// Passes over the first rows.
    pub fn skip(self, count: u64) -> Self {
        Self(self.0.skip(count))
    }

    /// Loads something with the row.
    pub fn with<X>(self, child: X) -> FindFirst<M, <L as Append<X::This>>::Next>
    where
        L: Append<X::This>,
        X: Load<M>,
    {
        FindFirst(self.0.with(child))
    }

    /// Fails with [`Error::NotFound`] when there is no such row. It is said last.
    pub fn required(self) -> Required<Self> {
        Required::new(self)
    }

    /// How relations are loaded, to any depth; unless it is said, each in its usual way.
    pub fn strategy(self, strategy: Strategy) -> Self {
        Self(self.0.strategy(strategy))
    }
}

impl<M: Model, L: Rows<M>> FindFirst<M, L> {
    /// The statement, and how relations are loaded, without running it.
    pub fn plan(&self) -> Plan {
        self.0.plan()
    }
}

impl<M: Model> FindFirst<M> {
    pub(crate) fn into_many(self) -> FindMany<M> {
        self.0
    }

    pub(crate) fn new(many: FindMany<M>) -> Self {
        Self(many.take(1))
    }
}

impl<M: Model> Count<M> {
    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.0.sql(Shape::Count).into()
    }
}

impl<M: Model> Exists<M> {
    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        self.0.sql(Shape::Exists).into()
    }
}

impl<M: Model, L: Rows<M>> IntoFuture for FindMany<M, L> {
    type Output = Result<Vec<L::Row>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let (rows, parts) = self.rows().await?;
            self.children.complete(Context::of(&self.executor, &self.selection), rows, parts).await
        })
    }
}

impl<M: Model, L: Rows<M>> IntoFuture for FindFirst<M, L> {
    type Output = Result<Option<L::Row>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let many = self.0.into_future();
        Box::pin(async move { Ok(many.await?.pop()) })
    }
}

impl<M: Model, L: Rows<M>> One for FindFirst<M, L> {
    fn not_found(&self) -> Error {
        Error::NotFound { model: M::META.name, key: Vec::new() }
    }
}

/// The first column of the only row.
async fn scalar<M: Model>(many: &FindMany<M>, shape: Shape<'_>) -> Result<i64> {
    many.selection.check_unlocked("a count")?;
    let sql = many.sql(shape);
    let mut number = None;
    many.executor
        .query(&sql.text, &sql.params, &mut |row| {
            number = Some(match shape {
                Shape::Exists => i64::from(row.get::<bool>(0)?),
                _ => row.get(0)?,
            });
            Ok(())
        })
        .await?;
    number.ok_or_else(|| Error::Database { code: "client".into(), message: "no row came back".into() })
}

impl<M: Model> IntoFuture for Count<M> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(u64::try_from(scalar(&self.0, Shape::Count).await?).unwrap_or(0)) })
    }
}

impl<M: Model> IntoFuture for Exists<M> {
    type Output = Result<bool>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(scalar(&self.0, Shape::Exists).await? != 0) })
    }
}
