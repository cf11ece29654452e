//! Rows one after the other, however many there are, with memory for some thousands at most.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pumpflix_dialect::Dialect;

use crate::BoxFuture;
use crate::error::Result;
use crate::executor::Executor;
use crate::meta::ModelMeta;
use crate::model::Model;
use crate::order::OrderKey;
use crate::page;
use crate::query::Selection;
use crate::render::{Cut, Shape, Sql};
use crate::shape::{self, Reads};
use crate::strategy::{Columns, Cursor};
use crate::transaction::{Own, open_to_read};
use crate::value::Value;

/// How many rows are read at a time from a cursor of PostgreSQL.
const FETCH: u64 = 512;
/// How many rows are read at a time from SQLite: at first, and at most. Each piece finds its place anew, which takes
/// long where no index has the order; so they grow.
const CHUNK: (u64, u64) = (256, 16_384);
/// How fast they grow.
const GROWTH: u64 = 4;

/// Rows as they come: a [`Stream`], or a loop over [`RowStream::next`].
///
/// All rows are those of one moment, whatever others write meanwhile. It holds a connection of its own until it is
/// read to its end or dropped; in a transaction it shares that of the transaction, and other statements may come
/// between its rows. A SQLite database with a single connection (one in memory) is not held: there each piece of
/// some hundreds or thousands of rows is that of the moment at which it is read.
#[must_use = "a stream reads nothing until it is asked for rows"]
pub struct RowStream<T> {
    ready: std::vec::IntoIter<T>,
    state: State<T>,
}

enum State<T> {
    Waiting(Box<dyn Chunks<T>>),
    Reading(BoxFuture<'static, Result<Chunk<T>>>),
    Ended,
}

/// Some rows, and where the next ones come from.
struct Chunk<T> {
    rows: Vec<T>,
    rest: Option<Box<dyn Chunks<T>>>,
}

/// Gives some rows at a time.
trait Chunks<T>: Send {
    fn next(self: Box<Self>) -> BoxFuture<'static, Result<Chunk<T>>>;
}

impl<T> std::fmt::Debug for RowStream<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RowStream").field("ready", &self.ready.len()).finish_non_exhaustive()
    }
}

/// Nothing in it is pinned: rows are moved out, and what reads them is boxed.
impl<T> Unpin for RowStream<T> {}

impl<T> RowStream<T> {
    /// The next row; `None` after the last, and after an error.
    pub async fn next(&mut self) -> Option<Result<T>> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T> Stream for RowStream<T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(row) = self.ready.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Poll::Ready(None),
                State::Waiting(chunks) => self.state = State::Reading(chunks.next()),
                State::Reading(mut reading) => {
                    let Poll::Ready(chunk) = reading.as_mut().poll(cx) else {
                        self.state = State::Reading(reading);
                        return Poll::Pending;
                    };
                    match chunk {
                        Ok(Chunk { rows, rest }) => {
                            self.ready = rows.into_iter();
                            self.state = rest.map_or(State::Ended, State::Waiting);
                        }
                        Err(error) => return Poll::Ready(Some(Err(error))),
                    }
                }
            }
        }
    }
}

/// The rows of a query, and how far they have been read.
struct Reader<R> {
    executor: Executor,
    selection: Selection,
    /// How rows are read, and the columns that it takes.
    reads: R,
    columns: Columns,
    place: Place,
    /// What holds the rows of one moment.
    own: Option<Own>,
}

enum Place {
    Start,
    /// A cursor of PostgreSQL.
    Cursor(String),
    /// SQLite has none; what comes after a row is found by its keys.
    After {
        order: Vec<OrderKey>,
        keys: Vec<Value>,
        size: u64,
    },
    /// Rows that no key tells apart are counted.
    Skipped {
        count: u64,
        size: u64,
    },
}

pub(crate) fn rows<R: Reads>(executor: Executor, selection: Selection, reads: R) -> RowStream<R::Out> {
    let mut columns = Columns::of(&selection);
    reads.columns(&mut columns);
    let reader = Reader {
        // The same text runs again and again, as it should.
        executor: executor.nowhere(),
        selection,
        reads,
        columns,
        place: Place::Start,
        own: None,
    };
    RowStream { ready: Vec::new().into_iter(), state: State::Waiting(Box::new(reader)) }
}

impl<R: Reads> Chunks<R::Out> for Reader<R> {
    fn next(mut self: Box<Self>) -> BoxFuture<'static, Result<Chunk<R::Out>>> {
        Box::pin(async move {
            if matches!(self.place, Place::Start) {
                self.start().await?;
            }
            let (parts, place) = self.read().await?;
            let context = shape::Context::of(&self.executor, &self.selection);
            let rows = self.reads.complete(context, parts).await?;
            let Some(place) = place else {
                if let Some(own) = self.own.take() {
                    own.commit().await?;
                }
                return Ok(Chunk { rows, rest: None });
            };
            self.place = place;
            Ok(Chunk { rows, rest: Some(self) })
        })
    }
}

impl<R: Reads> Reader<R> {
    const MODEL: &'static ModelMeta = <R::Model as Model>::META;

    async fn start(&mut self) -> Result<()> {
        self.selection.check(&self.executor)?;
        let own = open_to_read(&self.executor).await?;
        self.executor = own.executor().clone();
        self.own = Some(own);
        self.place = if self.executor.dialect() == Dialect::Sqlite {
            match page::total_order(Self::MODEL, &self.selection.order) {
                Ok(order) => Place::After { order, keys: Vec::new(), size: CHUNK.0 },
                Err(_) => Place::Skipped { count: self.selection.skip, size: CHUNK.0 },
            }
        } else {
            let name = self.executor.cursor_name()?;
            let mut sql = Sql::new(self.executor.dialect());
            sql.declare_cursor(&name);
            sql.select(Self::MODEL, &self.selection, Shape::Columns(&self.columns));
            self.executor.execute(&sql.text, &sql.params).await?;
            Place::Cursor(name)
        };
        Ok(())
    }

    /// Some rows, and the place after them unless they are the last.
    async fn read(&mut self) -> Result<(R::Parts, Option<Place>)> {
        let mut parts = R::Parts::default();
        let (reads, columns) = (&self.reads, &self.columns);
        let mut each = |row: &crate::cell::Row<'_>| reads.read(row, &mut Cursor::new(columns), &mut parts);
        let place = match std::mem::replace(&mut self.place, Place::Start) {
            Place::Start => None,
            Place::Cursor(name) => {
                let fetch = format!("FETCH FORWARD {FETCH} FROM {name}");
                let count = self.executor.fetch(&fetch, &mut each).await?;
                if count < FETCH {
                    self.executor.script(&format!("CLOSE {name}")).await?;
                }
                (count == FETCH).then_some(Place::Cursor(name))
            }
            Place::After { order, keys, size } => {
                let limit = self.selection.take.map_or(size, |left| left.min(size));
                let cut = Cut {
                    order: &order,
                    after: Some(keys.as_slice()).filter(|keys| !keys.is_empty()),
                    before: None,
                    backward: false,
                    skip: std::mem::take(&mut self.selection.skip),
                    limit,
                };
                let ends =
                    page::read(&self.executor, Self::MODEL, &self.selection, &self.columns, cut, &mut each)
                        .await?;
                took(&mut self.selection, limit);
                let size = (size * GROWTH).min(CHUNK.1);
                ends.last.filter(|_| ends.more && self.selection.take != Some(0)).map(|keys| Place::After {
                    order,
                    keys,
                    size,
                })
            }
            Place::Skipped { count, size } => {
                let limit = self.selection.take.map_or(size, |left| left.min(size));
                let piece = Selection { skip: count, take: Some(limit), ..self.selection.clone() };
                let mut sql = Sql::new(self.executor.dialect());
                sql.select(Self::MODEL, &piece, Shape::Columns(&self.columns));
                let found = self.executor.query(&sql.text, &sql.params, &mut each).await?;
                took(&mut self.selection, limit);
                (found == limit && self.selection.take != Some(0))
                    .then_some(Place::Skipped { count: count + found, size: (size * GROWTH).min(CHUNK.1) })
            }
        };
        Ok((parts, place))
    }
}

fn took(selection: &mut Selection, count: u64) {
    if let Some(left) = &mut selection.take {
        *left = left.saturating_sub(count);
    }
}
