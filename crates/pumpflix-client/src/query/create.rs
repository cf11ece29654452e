//! Creating rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::Selection;
use crate::BoxFuture;
use crate::defaults;
use crate::drivers::CopyIn;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::insert::Insert;
use crate::model::Model;
use crate::nest;
use crate::render::{Conflict, Returning, Shape, Sql};
use crate::strategy::Columns;
use crate::transaction::open_or_join;

/// A row to be created, without the methods for its optional fields; generated `Create`s wrap it.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct Create<M> {
    pub(super) executor: Executor,
    insert: Insert,
    model: PhantomData<fn() -> M>,
}

/// Rows to be created at once; the number of rows.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct CreateMany<M> {
    pub(super) executor: Executor,
    rows: Vec<Insert>,
    skip_duplicates: bool,
    model: PhantomData<fn() -> M>,
}

/// Rows to be created at once and read back.
#[derive(Debug)]
#[must_use = "a query runs when it is awaited"]
pub struct CreateManyReturning<M>(pub(super) CreateMany<M>);

impl<M: Model> Create<M> {
    pub(crate) fn new(executor: Executor, insert: Insert) -> Self {
        Self { executor, insert, model: PhantomData }
    }

    async fn run(mut self) -> Result<M> {
        self.insert.fill_defaults(defaults::now());
        let statement = |insert: &Insert| {
            let mut sql = Sql::new(self.executor.dialect());
            sql.insert(std::slice::from_ref(insert), Conflict::Fail, Returning::Rows);
            sql
        };
        if self.insert.is_alone() {
            return written(&self.executor, statement(&self.insert)).await?.ok_or_else(no_row);
        }
        let own = open_or_join(&self.executor).await?;
        nest::create_keys(own.executor(), std::slice::from_mut(&mut self.insert)).await?;
        let row: M = written(own.executor(), statement(&self.insert)).await?.ok_or_else(no_row)?;
        let again = nest::changes_parent(&self.insert.nested);
        let values = nest::run(own.executor(), nest::values_of(&row), self.insert.nested).await?;
        let row = if again { nest::reread(own.executor(), &values).await? } else { row };
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

/// The same for any number of rows.
pub(super) async fn all_written<M: Model>(executor: &Executor, sql: Sql) -> Result<Vec<M>> {
    let mut rows = Vec::new();
    executor
        .write(&sql.text, &sql.params, &mut |row| {
            rows.push(M::decode(row, 0)?);
            Ok(())
        })
        .await?;
    Ok(rows)
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

    /// Passes over rows whose key or unique exists already, and over what hangs off them.
    pub fn skip_duplicates(mut self) -> Self {
        self.skip_duplicates = true;
        self
    }

    /// Reads the created rows back. With [`CreateMany::skip_duplicates`] those passed over are not among them.
    pub fn returning(self) -> CreateManyReturning<M> {
        CreateManyReturning(self)
    }

    fn is_nested(&self) -> bool {
        !self.rows.iter().all(Insert::is_alone)
    }

    fn conflict(&self) -> Conflict<'static> {
        if self.skip_duplicates { Conflict::Skip } else { Conflict::Fail }
    }

    fn fill_defaults(&mut self) {
        let now = defaults::now();
        for row in &mut self.rows {
            row.fill_defaults(now);
        }
    }

    /// The rows in pieces that one statement each inserts, in order: rows that give the same columns, and no more
    /// than the database takes.
    fn pieces(&self, returning: Returning) -> Vec<&[Insert]> {
        let dialect = self.executor.dialect();
        let mut pieces = Vec::new();
        for run in self.rows.chunk_by(Insert::same_statement) {
            if self.copies(run, returning) {
                pieces.push(run);
            } else {
                pieces.extend(Insert::statements(run, dialect));
            }
        }
        pieces
    }

    fn copies(&self, piece: &[Insert], returning: Returning) -> bool {
        returning == Returning::Nothing
            && !self.skip_duplicates
            && Insert::as_copy(piece, self.executor.dialect())
    }

    /// Inserts one piece; the number of rows.
    async fn insert(&self, executor: &Executor, piece: &[Insert]) -> Result<u64> {
        let mut sql = Sql::new(executor.dialect());
        let (true, Some(first)) = (self.copies(piece, Returning::Nothing), piece.first()) else {
            sql.insert(piece, self.conflict(), Returning::Nothing);
            return executor.execute(&sql.text, &sql.params).await;
        };
        let columns = first.given();
        sql.copy(M::META, &columns);
        let mut like = Sql::new(executor.dialect());
        like.select(M::META, &Selection::default(), Shape::Columns(&Columns::plain(columns.iter().copied())));
        executor.copy(&sql.text, &CopyIn { like: &like.text, columns: &columns, rows: piece }).await
    }
}

impl<M: Model> IntoFuture for CreateMany<M> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let executor = self.executor.clone();
            if self.is_nested() {
                let (own, conflict) = (open_or_join(&executor).await?, self.conflict());
                let created = nest::create_all(own.executor(), self.rows, conflict, false).await?;
                own.commit().await?;
                return Ok(created.count);
            }
            self.fill_defaults();
            let pieces = self.pieces(Returning::Nothing);
            if let [piece] = pieces.as_slice() {
                return self.insert(&executor, piece).await;
            }
            let outer = open_or_join(&executor).await?;
            let mut count = 0;
            for piece in pieces {
                count += self.insert(outer.executor(), piece).await?;
            }
            outer.commit().await?;
            Ok(count)
        })
    }
}

impl<M: Model> CreateManyReturning<M> {
    async fn with_nested(self) -> Result<Vec<M>> {
        let (own, conflict) = (open_or_join(&self.0.executor).await?, self.0.conflict());
        let created = nest::create_all(own.executor(), self.0.rows, conflict, true).await?;
        let mut rows = Vec::with_capacity(created.rows.len());
        for (values, changed) in &created.rows {
            rows.push(if *changed {
                nest::reread(own.executor(), values).await?
            } else {
                nest::row_of(values)?
            });
        }
        own.commit().await?;
        Ok(rows)
    }
}

impl<M: Model> IntoFuture for CreateManyReturning<M> {
    type Output = Result<Vec<M>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let executor = self.0.executor.clone();
            if self.0.is_nested() {
                return self.with_nested().await;
            }
            self.0.fill_defaults();
            let mut rows = Vec::new();
            let mut each = |row: &crate::cell::Row<'_>| {
                rows.push(M::decode(row, 0)?);
                Ok(())
            };
            let outer = open_or_join(&executor).await?;
            for piece in self.0.pieces(Returning::Rows) {
                let mut sql = Sql::new(executor.dialect());
                sql.insert(piece, self.0.conflict(), Returning::Rows);
                outer.executor().write(&sql.text, &sql.params, &mut each).await?;
            }
            outer.commit().await?;
            Ok(rows)
        })
    }
}
