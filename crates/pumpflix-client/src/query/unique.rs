//! One row by a unique key.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::{Lock, One, Plan, Required, Selector};
use crate::BoxFuture;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::load::{Append, Load, Rows};
use crate::model::Model;
use crate::render::Sql;
use crate::value::Value;

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
    /// A selector for unique number `unique` of the model; used by generated code.
    pub fn new<const N: usize>(unique: usize, values: [Value; N]) -> Self {
        Self { selector: Selector { model: M::META, unique, values: values.into() }, model: PhantomData }
    }
}

/// The row that a unique selector names, if it exists.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct FindUnique<M, L = ()> {
    pub(super) executor: Executor,
    selector: Selector,
    pub(super) lock: Option<Lock>,
    children: L,
    model: PhantomData<fn() -> M>,
}

impl<M: Model> FindUnique<M> {
    pub(crate) fn into_parts(self) -> (Executor, Selector) {
        (self.executor, self.selector)
    }

    pub(crate) fn new(executor: Executor, unique: Unique<M>) -> Self {
        Self { executor, selector: unique.selector, lock: None, children: (), model: PhantomData }
    }
}

impl<M: Model, L> FindUnique<M, L> {
    /// Loads something with the row.
    pub fn with<X>(self, child: X) -> FindUnique<M, L::Next>
    where
        L: Append<X>,
        X: Load<M>,
    {
        FindUnique {
            executor: self.executor,
            selector: self.selector,
            lock: self.lock,
            children: self.children.append(child),
            model: PhantomData,
        }
    }

    /// Fails with [`Error::NotFound`] when there is no such row. It is said last.
    pub fn required(self) -> Required<Self> {
        Required::new(self)
    }

    /// The statement, without running it.
    pub fn plan(&self) -> Plan {
        let mut sql = Sql::new(self.executor.dialect());
        sql.select_unique(M::META, &self.selector);
        sql.lock(self.lock);
        sql.into()
    }
}

/// Reads one row and locks it.
async fn locked<M: Model>(executor: &Executor, selector: &Selector, lock: Lock) -> Result<Option<M>> {
    Lock::check(Some(lock), executor)?;
    let mut sql = Sql::new(executor.dialect());
    sql.select_unique(M::META, selector);
    sql.lock(Some(lock));
    let mut found = None;
    executor
        .query(&sql.text, &sql.params, &mut |row| {
            found = Some(M::decode(row, 0)?);
            Ok(())
        })
        .await?;
    Ok(found)
}

/// Reads one row; the statement's text is made once for each selector and dialect.
pub(crate) async fn one<M: Model>(executor: &Executor, selector: &mut Selector) -> Result<Option<M>> {
    let dialect = executor.dialect();
    let text = M::META.select_by(selector.unique, dialect, || {
        let mut sql = Sql::new(dialect);
        sql.select_unique(M::META, selector);
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
            let row = match self.lock {
                None => one::<M>(&self.executor, &mut self.selector).await?,
                Some(lock) => locked(&self.executor, &self.selector, lock).await?,
            };
            let Some(row) = row else { return Ok(None) };
            Ok(self.children.complete(&self.executor, vec![row]).await?.pop())
        })
    }
}

impl<M: Model, L: Rows<M>> One for FindUnique<M, L> {
    fn not_found(&self) -> Error {
        self.selector.not_found()
    }
}
