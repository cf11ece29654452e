//! Several queries at once.

use std::future::{IntoFuture, poll_fn};

use super::{
    Count, Create, CreateMany, CreateManyReturning, Delete, DeleteMany, DeleteManyReturning, Exists,
    FindFirst, FindMany, FindPage, FindUnique, FromRow, Groups, PickMany, PickOne, RawExecute, RawQuery,
    SelectMany, SelectOne, SelectPage, Totals, Update, UpdateMany, UpdateManyReturning, Upsert,
};
use crate::BoxFuture;
use crate::database::Database;
use crate::error::Result;
use crate::executor::Executor;
use crate::load::Rows;
use crate::model::Model;
use crate::page::Paged;
use crate::shape::{Pick, Shape};
use crate::side_by_side::{Branch, Failure, Progress};
use crate::transaction::open_side_by_side;

/// A query that can be one of a batch: every builder of this crate, and the generated `Create`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a query that can be one of a batch",
    note = "`db.batch(…)` takes a tuple or a `Vec` of queries that are not awaited yet"
)]
pub trait Query:
    IntoFuture<Output = Result<Self::Answer>, IntoFuture = BoxFuture<'static, Result<Self::Answer>>>
    + Send
    + 'static
{
    /// What it gives.
    type Answer: Send + 'static;

    /// It may change the database.
    const WRITES: bool;

    /// The same query where that executor's statements run; used by [`Database::batch`].
    #[doc(hidden)]
    fn on(self, executor: &Executor) -> Self;
}

macro_rules! queries {
    ($([$($generics:tt)*] $query:ty => $answer:ty, $writes:literal, $($path:tt).+;)+) => {
        $(impl<$($generics)*> Query for $query {
            type Answer = $answer;
            const WRITES: bool = $writes;

            fn on(mut self, executor: &Executor) -> Self {
                self.$($path).+.join(executor);
                self
            }
        })+
    };
}

queries! {
    [M: Model, L: Rows<M>] FindUnique<M, L> => Option<L::Row>, false, executor;
    [M: Model, L: Rows<M>] FindMany<M, L> => Vec<L::Row>, false, executor;
    [M: Model, L: Rows<M>] FindFirst<M, L> => Option<L::Row>, false, 0.executor;
    [M: Model, L: Rows<M>] FindPage<M, L> => Paged<L::Row>, false, executor;
    [M: Model] Count<M> => u64, false, 0.executor;
    [M: Model] Exists<M> => bool, false, 0.executor;
    [S: Shape] SelectMany<S> => Vec<S>, false, reading.executor;
    [S: Shape] SelectOne<S> => Option<S>, false, reading.executor;
    [S: Shape] SelectPage<S> => Paged<S>, false, reading.executor;
    [M: Model, P: Pick<M>] PickMany<M, P> => Vec<P::Out>, false, reading.executor;
    [M: Model, P: Pick<M>] PickOne<M, P> => Option<P::Out>, false, reading.executor;
    [M: Model, R: FromRow] Totals<M, R> => R, false, executor;
    [M: Model, R: FromRow] Groups<M, R> => Vec<R>, false, executor;
    [M: Model] Create<M> => M, true, executor;
    [M: Model] CreateMany<M> => u64, true, executor;
    [M: Model] CreateManyReturning<M> => Vec<M>, true, 0.executor;
    [M: Model] Update<M> => M, true, executor;
    [M: Model] UpdateMany<M> => u64, true, executor;
    [M: Model] UpdateManyReturning<M> => Vec<M>, true, 0.executor;
    [M: Model] Upsert<M> => M, true, executor;
    [M: Model] Delete<M> => M, true, executor;
    [M: Model] DeleteMany<M> => u64, true, executor;
    [M: Model] DeleteManyReturning<M> => Vec<M>, true, 0.executor;
    [T: FromRow] RawQuery<T> => Vec<T>, true, executor;
    [] RawExecute => u64, true, executor;
}

/// Queries that run together: a tuple of them, or a `Vec` of queries of one type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a batch of queries",
    note = "`db.batch(…)` takes a tuple of up to eight queries that are not awaited yet, or a `Vec` of them"
)]
pub trait Batch: Send + 'static {
    /// What they give, in the same places.
    type Answers: Send + 'static;

    /// One of them may change the database.
    #[doc(hidden)]
    const WRITES: bool;

    /// Runs them side by side.
    #[doc(hidden)]
    fn answers(self, executor: Executor) -> impl Future<Output = Result<Self::Answers>> + Send;
}

macro_rules! tuples {
    ($($name:ident),+) => {
        impl<$($name: Query),+> Batch for ($($name,)+) {
            type Answers = ($($name::Answer,)+);
            const WRITES: bool = $($name::WRITES)||+;

            #[expect(non_snake_case, reason = "the elements are named as their types")]
            async fn answers(self, executor: Executor) -> Result<Self::Answers> {
                let ($($name,)+) = self;
                $(let mut $name = Branch::new($name.on(&executor).into_future());)+
                poll_fn(|cx| {
                    // In this order they are asked.
                    let mut all = Progress::new();
                    $($name.poll(cx, &mut all);)+
                    all.poll()
                })
                .await;
                let mut failure = Failure::default();
                $(failure.note(&mut $name);)+
                failure.check()?;
                Ok(($($name.answer()?,)+))
            }
        }
    };
}

tuples!(A);
tuples!(A, B);
tuples!(A, B, C);
tuples!(A, B, C, D);
tuples!(A, B, C, D, E);
tuples!(A, B, C, D, E, F);
tuples!(A, B, C, D, E, F, G);
tuples!(A, B, C, D, E, F, G, H);

impl<Q: Query> Batch for Vec<Q> {
    type Answers = Vec<Q::Answer>;
    const WRITES: bool = Q::WRITES;

    async fn answers(self, executor: Executor) -> Result<Self::Answers> {
        let mut queries: Vec<_> =
            self.into_iter().map(|query| Branch::new(query.on(&executor).into_future())).collect();
        poll_fn(|cx| {
            let mut all = Progress::new();
            for query in &mut queries {
                query.poll(cx, &mut all);
            }
            all.poll()
        })
        .await;
        let mut failure = Failure::default();
        for query in &mut queries {
            failure.note(query);
        }
        failure.check()?;
        queries.into_iter().map(Branch::answer).collect()
    }
}

/// Queries that run together when awaited.
#[derive(Debug)]
#[must_use = "a batch runs when it is awaited"]
pub struct BatchQuery<B> {
    executor: Executor,
    queries: B,
}

impl Database {
    /// Runs several queries together, over one connection; their results in the same places.
    ///
    /// PostgreSQL gets the first statement of each of them without waiting for an answer: one round trip for queries
    /// that read, and one more for the commit where one of them may write. (Queries that load relations send what
    /// follows when they know the rows.) On SQLite they run one after the other. They are asked in their order.
    ///
    /// A batch in which a query may write is a transaction: all of it happens, or nothing. One that only reads sees
    /// a single moment on SQLite; on PostgreSQL each statement sees what was committed before it, as usual. In a
    /// transaction a batch is part of that. Statements of one's own count as writing.
    ///
    /// The queries run on this database, whichever handle they were made with.
    ///
    /// ```ignore
    /// let (user, posts) = db.batch((db.user().find_unique(user::by_id(1)), db.post().find_many().count())).await?;
    /// ```
    pub fn batch<B: Batch>(&self, queries: B) -> BatchQuery<B> {
        BatchQuery { executor: self.executor().clone(), queries }
    }
}

impl<B: Batch> IntoFuture for BatchQuery<B> {
    type Output = Result<B::Answers>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let own = open_side_by_side(&self.executor, B::WRITES).await?;
            match self.queries.answers(own.executor().clone()).await {
                Ok(answers) => {
                    own.commit().await?;
                    Ok(answers)
                }
                Err(error) => {
                    own.roll_back().await;
                    Err(error)
                }
            }
        })
    }
}
