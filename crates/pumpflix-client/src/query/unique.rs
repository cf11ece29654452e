//! One row by a unique key.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::{Lock, One, Plan, Required, Selector};
use crate::BoxFuture;
use crate::cell::Row;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::input::IntoValue;
use crate::load::{Append, Load, Rows};
use crate::model::Model;
use crate::render::Sql;
use crate::shape::Context;
use crate::strategy::{Columns, Cursor, Strategy, nests};

/// Names one row of the model `M`; made by the generated `by_…` functions.
#[derive(Debug)]
pub struct Unique<M> {
    pub(crate) selector: Selector,
    model: PhantomData<fn() -> M>,
}

impl<M> Clone for Unique<M> {
    fn clone(&self) -> Self {
        Self { selector: self.selector.clone(), model: PhantomData }
    }
}

impl<M: Model> Unique<M> {
    /// A selector for unique number `unique` of the model, without its values.
    #[doc(hidden)]
    pub fn new(unique: usize) -> Self {
        Self {
            selector: Selector { model: M::META, unique, values: Vec::with_capacity(1) },
            model: PhantomData,
        }
    }

    /// The value of the next column.
    #[doc(hidden)]
    #[must_use]
    pub fn and<T>(mut self, value: impl IntoValue<T>) -> Self {
        self.selector.values.push(value.into_value());
        self
    }
}

/// The row that a unique selector names, if it exists.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct FindUnique<M, L = ()> {
    pub(super) executor: Executor,
    selector: Selector,
    pub(super) lock: Option<Lock>,
    pub(super) strategy: Option<Strategy>,
    children: L,
    model: PhantomData<fn() -> M>,
}

impl<M: Model> FindUnique<M> {
    pub(crate) fn into_parts(self) -> (Executor, Selector) {
        (self.executor, self.selector)
    }

    pub(crate) fn new(executor: Executor, unique: Unique<M>) -> Self {
        let strategy = executor.core().strategy;
        Self { executor, selector: unique.selector, lock: None, strategy, children: (), model: PhantomData }
    }
}

impl<M: Model, L> FindUnique<M, L> {
    /// Loads something with the row.
    pub fn with<X>(self, child: X) -> FindUnique<M, <L as Append<X::This>>::Next>
    where
        L: Append<X::This>,
        X: Load<M>,
    {
        FindUnique {
            executor: self.executor,
            selector: self.selector,
            lock: self.lock,
            strategy: self.strategy,
            children: self.children.append(child.this()),
            model: PhantomData,
        }
    }

    /// Fails with [`Error::NotFound`] when there is no such row. It is said last.
    pub fn required(self) -> Required<Self> {
        Required::new(self)
    }

    /// How relations are loaded, to any depth; unless it is said, each in its usual way.
    pub fn strategy(mut self, strategy: Strategy) -> Self {
        self.strategy = Some(strategy);
        self
    }
}

impl<M: Model, L: Rows<M>> FindUnique<M, L> {
    /// The statement, and how relations are loaded, without running it.
    pub fn plan(&self) -> Plan {
        let dialect = self.executor.dialect();
        let mut columns = Columns::new(self.strategy, self.lock.is_some()).single().shown(dialect);
        let sql = self.statement(&mut columns);
        Plan { relations: columns.into_relations(), ..sql.into() }
    }

    /// The statement; `columns` become those that it reads.
    fn statement(&self, columns: &mut Columns) -> Sql {
        columns.extend(0..M::META.row);
        self.children.columns(columns);
        let mut sql = Sql::new(self.executor.dialect());
        sql.select_unique(M::META, &self.selector, columns, self.lock);
        sql
    }

    /// Reads the row with what comes along with it.
    async fn row(&mut self) -> Result<Option<(M, L::Parts)>> {
        let nests = L::NESTS && nests(self.strategy, true);
        if self.lock.is_none() && !L::JOINS && !nests {
            let found = one::<M>(&self.executor, &mut self.selector).await?;
            return Ok(found.map(|row| (row, L::Parts::default())));
        }
        Lock::check(self.lock, &self.executor)?;
        let mut columns = Columns::new(self.strategy, self.lock.is_some()).single();
        let sql = self.statement(&mut columns);
        let mut found = None;
        let each = &mut |row: &Row<'_>| {
            let (mut cursor, mut parts) = (Cursor::new(&columns), L::Parts::default());
            let whole = M::decode(row, cursor.skip(M::META.row))?;
            self.children.read(row, &mut cursor, &mut parts)?;
            found = Some((whole, parts));
            Ok(())
        };
        self.executor.query(&sql.text, &sql.params, each).await?;
        Ok(found)
    }
}

/// Reads one row; the statement's text is made once for each selector and dialect.
pub(crate) async fn one<M: Model>(executor: &Executor, selector: &mut Selector) -> Result<Option<M>> {
    let dialect = executor.dialect();
    let text = M::META.select_by(selector.unique, dialect, || {
        let mut sql = Sql::new(dialect);
        sql.select_unique(M::META, selector, &Columns::default(), None);
        sql.text
    });
    let params = std::mem::take(&mut selector.values);
    let mut found = None;
    executor
        .query(text, &params, &mut |row| {
            found = Some(M::decode(row, 0)?);
            Ok(())
        })
        .await?;
    Ok(found)
}

impl<M: Model, L: Rows<M>> IntoFuture for FindUnique<M, L> {
    type Output = Result<Option<L::Row>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let Some((row, parts)) = self.row().await? else { return Ok(None) };
            let context = Context { executor: &self.executor, relations: &[], strategy: self.strategy };
            Ok(self.children.complete(context, vec![row], parts).await?.pop())
        })
    }
}

impl<M: Model, L: Rows<M>> One for FindUnique<M, L> {
    fn not_found(&self) -> Error {
        self.selector.not_found()
    }
}
