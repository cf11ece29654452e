//! Creating rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use crate::BoxFuture;
use crate::defaults;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::insert::Insert;
use crate::model::Model;
use crate::nest::{self, NestedOp};
use crate::render::{Conflict, Returning, Sql};
use crate::transaction::open_or_join;

/// A row to be created, without the methods for its optional fields; generated `Create`s wrap it.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Create<M> {
    executor: Executor,
    insert: Insert,
    model: PhantomData<fn() -> M>,
}

/// Rows to be created at once; the number of rows.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct CreateMany<M> {
    executor: Executor,
    rows: Vec<Insert>,
    skip_duplicates: bool,
    model: PhantomData<fn() -> M>,
}

/// Rows to be created at once and read back.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct CreateManyReturning<M>(CreateMany<M>);

impl<M: Model> Create<M> {
    /// Used by generated code.
    pub fn new(executor: Executor, insert: Insert) -> Self {
        Self { executor, insert, model: PhantomData }
    }

    async fn run(mut self) -> Result<M> {
        self.insert.fill_defaults(defaults::now());
        let mut sql = Sql::new(self.executor.dialect());
        sql.insert(std::slice::from_ref(&self.insert), Conflict::Fail, Returning::Rows);
        if self.insert.nested.is_empty() {
            return written(&self.executor, sql).await?.ok_or_else(no_row);
        }
        let own = open_or_join(&self.executor).await?;
        let row: M = written(own.executor(), sql).await?.ok_or_else(no_row)?;
        let values: nest::Values = (0..M::META.columns.len()).map(|c| row.value(c).to_value()).collect();
        let again = self.insert.nested.iter().any(|op| matches!(op, NestedOp::Parent(_)));
        nest::run(own.executor(), &values, self.insert.nested).await?;
        let row = if again { nest::reread(own.executor(), &row).await? } else { row };
        own.commit().await?;
        Ok(row)
    }
}

/// Runs a writing statement and reads the row it gives back.
pub(super) async fn written<M: Model>(executor: &Executor, sql: Sql) -> Result<Option<M>> {
    let mut found = None;
    executor
        .write(&sql.text, &sql.params, &mut |row| {
            found = Some(M::decode(row, 0)?);
            Ok(())
        })
        .await?;
    Ok(found)
}

pub(super) fn no_row() -> Error {
    Error::Database { code: "client".into(), message: "the statement gave no row back".into() }
}

impl<M: Model> IntoFuture for Create<M> {
    type Output = Result<M>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<M: Model> CreateMany<M> {
    pub(crate) fn new(executor: Executor, rows: Vec<Insert>) -> Self {
        Self { executor, rows, skip_duplicates: false, model: PhantomData }
    }

    /// Passes over rows whose key or unique exists already.
    pub fn skip_duplicates(mut self) -> Self {
        self.skip_duplicates = true;
        self
    }

    /// Reads the created rows back. With [`CreateMany::skip_duplicates`] those passed over are not among them.
    pub fn returning(self) -> CreateManyReturning<M> {
        CreateManyReturning(self)
    }

    /// Statements that together insert all rows, in order: one for each run of rows that give the same columns,
    /// and none larger than the database takes.
    fn statements(mut self, returning: Returning) -> Vec<Sql> {
        let now = defaults::now();
        for row in &mut self.rows {
            row.fill_defaults(now);
        }
        let conflict = if self.skip_duplicates { Conflict::Skip } else { Conflict::Fail };
        let dialect = self.executor.dialect();
        let mut statements = Vec::new();
        for run in self.rows.chunk_by(Insert::same_statement) {
            for chunk in Insert::statements(run, dialect) {
                let mut sql = Sql::new(dialect);
                sql.insert(chunk, conflict, returning);
                statements.push(sql);
            }
        }
        statements
    }
}

impl<M: Model> IntoFuture for CreateMany<M> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let executor = self.executor.clone();
            if self.rows.iter().any(|row| !row.nested.is_empty()) {
                let count = self.rows.len() as u64;
                let own = open_or_join(&executor).await?;
                nest::insert_all(own.executor(), self.rows).await?;
                own.commit().await?;
                return Ok(count);
            }
            let statements = self.statements(Returning::Nothing);
            if let [sql] = statements.as_slice() {
                return executor.execute(&sql.text, &sql.params).await;
            }
            let outer = open_or_join(&executor).await?;
            let mut count = 0;
            for sql in &statements {
                count += outer.executor().execute(&sql.text, &sql.params).await?;
            }
            outer.commit().await?;
            Ok(count)
        })
    }
}

impl<M: Model> IntoFuture for CreateManyReturning<M> {
    type Output = Result<Vec<M>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let executor = self.0.executor.clone();
            let statements = self.0.statements(Returning::Rows);
            let mut rows = Vec::new();
            let mut each = |row: &crate::cell::Row<'_>| {
                rows.push(M::decode(row, 0)?);
                Ok(())
            };
            let outer = open_or_join(&executor).await?;
            for sql in &statements {
                outer.executor().write(&sql.text, &sql.params, &mut each).await?;
            }
            outer.commit().await?;
            Ok(rows)
        })
    }
}
