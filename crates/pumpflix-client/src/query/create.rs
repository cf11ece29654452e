//! Creating rows.

use std::future::IntoFuture;
use std::marker::PhantomData;

use super::Selection;
use crate::BoxFuture;
use crate::defaults::Now;
use crate::drivers::CopyIn;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::insert::Insert;
use crate::model::Model;
use crate::nest::{self, Then};
use crate::render::{Conflict, Returning, Shape, Sql};
use crate::statement::Statement;
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
        self.insert.fill_defaults(&Now::new());
        if self.insert.is_alone() {
            let statement = self.statement();
            return written(&self.executor, statement).await?.ok_or_else(no_row);
        }
        let own = open_or_join(&self.executor).await?;
        nest::create_keys(own.executor(), std::slice::from_mut(&mut self.insert)).await?;
        let statement = self.statement();
        let row: M = written(own.executor(), statement).await?.ok_or_else(no_row)?;
        let again = nest::changes_parent(&self.insert.nested);
        let then = Then::end_if(own.is_new() && !again);
        let values = nest::run(own.executor(), nest::values_of(&row), self.insert.nested, then).await?;
        let row = if again { nest::reread(own.executor(), &values).await? } else { row };
        own.commit().await?;
        Ok(row)
    }

    /// The statement; the row's values are taken.
    fn statement(&mut self) -> Statement {
        let rows = std::slice::from_mut(&mut self.insert);
        Statement::insert(self.executor.dialect(), rows, Conflict::Fail, Returning::Rows)
    }
}

/// Runs a writing statement and reads the row it gives back.
pub(super) async fn written<M: Model>(executor: &Executor, sql: Statement) -> Result<Option<M>> {
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
pub(super) async fn all_written<M: Model>(executor: &Executor, sql: Statement) -> Result<Vec<M>> {
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

    /// The lengths of the pieces that one statement each inserts, in order: rows that give the same columns, and no more
    /// than the database takes.
    fn pieces(&self, returning: Returning) -> Vec<(usize, Way)> {
        let dialect = self.executor.dialect();
        let copies = returning == Returning::Nothing && !self.skip_duplicates;
        let mut pieces = Vec::new();
        for run in self.rows.chunk_by(Insert::same_statement) {
            if copies && Insert::as_copy(run, dialect) {
                pieces.push((run.len(), Way::Copy));
            } else {
                let most = Insert::rows_to_a_statement(run, dialect);
                pieces.extend(run.chunks(most).map(|piece| (piece.len(), Way::Statement)));
            }
        }
        pieces
    }
}

/// How a piece of the rows goes into the table.
#[derive(Clone, Copy)]
enum Way {
    Statement,
    Copy,
}

/// Inserts one piece; the number of rows.
async fn insert<M: Model>(
    executor: &Executor,
    piece: &mut [Insert],
    way: Way,
    conflict: Conflict<'static>,
    then: Then,
) -> Result<u64> {
    let dialect = executor.dialect();
    let (Way::Copy, Some(first)) = (way, piece.first()) else {
        let sql = Statement::insert(dialect, piece, conflict, Returning::Nothing);
        return match then {
            Then::More => executor.execute(&sql.text, &sql.params).await,
            Then::End => executor.execute_last(&sql.text, &sql.params).await,
        };
    };
    let columns = first.given();
    let mut sql = Sql::new(dialect);
    sql.copy(M::META, &columns);
    let mut like = Sql::new(dialect);
    like.select(M::META, &Selection::default(), Shape::Columns(&Columns::plain(columns.iter().copied())));
    executor.copy(&sql.text, &CopyIn { like: &like.text, columns: &columns, rows: piece }).await
}

impl<M: Model> IntoFuture for CreateMany<M> {
    type Output = Result<u64>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(mut self) -> Self::IntoFuture {
        Box::pin(async move {
            let executor = self.executor.clone();
            if self.is_nested() {
                let (own, conflict) = (open_or_join(&executor).await?, self.conflict());
                let then = Then::end_if(own.is_new());
                let created = nest::create_all(own.executor(), self.rows, conflict, false, then).await?;
                own.commit().await?;
                return Ok(created.count);
            }
            Insert::prepare(&mut self.rows);
            let (pieces, conflict) = (self.pieces(Returning::Nothing), self.conflict());
            let mut rest = self.rows.as_mut_slice();
            if let [(_, way)] = pieces.as_slice() {
                return insert::<M>(&executor, rest, *way, conflict, Then::More).await;
            }
            let outer = open_or_join(&executor).await?;
            let mut count = 0;
            for (length, way) in pieces {
                let (piece, after) = rest.split_at_mut(length);
                let then = Then::end_if(outer.is_new() && after.is_empty());
                count += insert::<M>(outer.executor(), piece, way, conflict, then).await?;
                rest = after;
            }
            outer.commit().await?;
            Ok(count)
        })
    }
}

impl<M: Model> CreateManyReturning<M> {
    async fn with_nested(self) -> Result<Vec<M>> {
        let (own, conflict) = (open_or_join(&self.0.executor).await?, self.0.conflict());
        let created = nest::create_all(own.executor(), self.0.rows, conflict, true, Then::More).await?;
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
            Insert::prepare(&mut self.0.rows);
            let mut rows = Vec::new();
            let mut each = |row: &crate::cell::Row<'_>| {
                rows.push(M::decode(row, 0)?);
                Ok(())
            };
            let (pieces, conflict) = (self.0.pieces(Returning::Rows), self.0.conflict());
            let mut rest = self.0.rows.as_mut_slice();
            if pieces.len() == 1 {
                let sql = Statement::insert(executor.dialect(), rest, conflict, Returning::Rows);
                executor.write(&sql.text, &sql.params, &mut each).await?;
                return Ok(rows);
            }
            let outer = open_or_join(&executor).await?;
            for (length, _) in pieces {
                let (piece, after) = rest.split_at_mut(length);
                let sql = Statement::insert(executor.dialect(), piece, conflict, Returning::Rows);
                outer.executor().write(&sql.text, &sql.params, &mut each).await?;
                rest = after;
            }
            outer.commit().await?;
            Ok(rows)
        })
    }
}
