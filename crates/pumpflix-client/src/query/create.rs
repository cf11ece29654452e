//! Creating rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::Plan;
use crate::BoxFuture;
use crate::defaults;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::insert::Insert;
use crate::model::Model;
use crate::render::{Conflict, Returning, Sql};

/// A row to be created, without the methods for its optional fields; generated `Create`s wrap it.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Create<M> {
    executor: Executor,
    insert: Insert,
    model: PhantomData<fn() -> M>,
}

/// Rows to be created at once; the number of rows.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct CreateMany<M> {
    executor: Executor,
    rows: Vec<Insert>,
    skip_duplicates: bool,
    model: PhantomData<fn() -> M>,
}

/// Rows to be created at once and read back.
#[derive(Clone, Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct CreateManyReturning<M>(CreateMany<M>);

impl<M: Model> Create<M> {
    /// Used by generated code.
    pub fn new(executor: Executor, insert: Insert) -> Self {
        Self { executor, insert, model: PhantomData }
    }

    /// The statement, without running it; ids and times are made anew when it runs.
    pub fn plan(&self) -> Plan {
        let mut insert = self.insert.clone();
        insert.fill_defaults(defaults::now());
        let mut sql = Sql::new(self.executor.dialect());
        sql.insert(&[insert], Conflict::Fail, Returning::Rows);
        sql.into()
    }

    async fn run(mut self) -> Result<M> {
        self.insert.fill_defaults(defaults::now());
        let mut sql = Sql::new(self.executor.dialect());
        sql.insert(std::slice::from_ref(&self.insert), Conflict::Fail, Returning::Rows);
        written(&self.executor, sql).await?.ok_or_else(no_row)
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
        let same = |a: &Insert, b: &Insert| {
            let given = |i: &Insert| i.slots.iter().map(Option::is_some).collect::<Vec<_>>();
            given(a) == given(b) && a.slots.iter().any(Option::is_some)
        };
        let mut statements = Vec::new();
        for run in self.rows.chunk_by(same) {
            let width = run[0].slots.iter().flatten().count().max(1);
            for chunk in run.chunks((dialect.facts().max_parameters / width).max(1)) {
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
            let statements = self.statements(Returning::Nothing);
            if let [sql] = statements.as_slice() {
                return executor.execute(&sql.text, &sql.params).await;
            }
            let outer = crate::transaction::open_or_join(&executor).await?;
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
            let outer = crate::transaction::open_or_join(&executor).await?;
            for sql in &statements {
                outer.executor().write(&sql.text, &sql.params, &mut each).await?;
            }
            outer.commit().await?;
            Ok(rows)
        })
    }
}
