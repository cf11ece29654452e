//! Transactions: a connection of their own, rolled back unless they end well.

use std::future::IntoFuture;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use pumpflix_dialect::Dialect;
use tokio::sync::{RwLock, RwLockReadGuard};

use crate::BoxFuture;
use crate::database::Database;
use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::meta::SchemaMeta;
use crate::pool::{Core, Held};

/// How much a transaction sees of others. SQLite is always serializable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Each statement sees what was committed before it (the default of PostgreSQL).
    ReadCommitted,
    /// All statements see the same state.
    RepeatableRead,
    /// As if transactions ran one after the other; conflicts end in [`Error::Conflict`].
    Serializable,
}

/// A connection that statements share: that of a transaction while it runs, or that of a batch.
pub(crate) struct Running {
    /// Statements read it, and its end writes it: it waits until they have their answers.
    held: RwLock<Option<Held>>,
    schema: &'static SchemaMeta,
    numbers: AtomicU32,
    /// The statement that opens the transaction; none where statements only share a connection.
    begin: Option<&'static str>,
    /// It has been sent. A server gets it in the same breath as the first statement.
    opened: AtomicBool,
    /// It is committed: that went out with the last statement.
    ended: AtomicBool,
}

/// How a transaction ends.
#[derive(Clone, Copy)]
enum End {
    Commit,
    RollBack,
}

/// The right to use a shared connection for one statement.
pub(crate) struct Shared<'a>(RwLockReadGuard<'a, Option<Held>>);

impl Shared<'_> {
    pub(crate) fn get(&self) -> Result<&Held> {
        self.0.as_ref().ok_or(Error::TransactionClosed)
    }
}

impl Running {
    fn new(held: Held, schema: &'static SchemaMeta, begin: Option<&'static str>, opened: bool) -> Arc<Self> {
        let (held, opened) = (RwLock::new(Some(held)), AtomicBool::new(opened));
        let (numbers, ended) = (AtomicU32::new(0), AtomicBool::new(false));
        Arc::new(Self { held, schema, numbers, begin, opened, ended })
    }

    /// The statement that has to go out before the next one.
    pub(crate) fn opening(&self) -> Option<&'static str> {
        let begin = self.begin?;
        (!self.opened.swap(true, Ordering::Relaxed)).then_some(begin)
    }

    /// Where to note that the last statement has ended the transaction. One that has no statement yet cannot end with
    /// it: its beginning may have to be said again.
    pub(crate) fn end_mark(&self) -> Option<&AtomicBool> {
        (self.is_transaction() && self.opened.load(Ordering::Relaxed)).then_some(&self.ended)
    }

    /// Begins anew over another connection: the one that it had died before anything could happen on it.
    pub(crate) async fn move_over(&self, core: &Core) -> Result<()> {
        let mut held = self.held.write().await;
        if let Some(dead) = held.take() {
            dead.discard();
        }
        *held = Some(core.acquire(true).await?);
        self.opened.store(false, Ordering::Relaxed);
        Ok(())
    }

    pub(crate) async fn connection(&self) -> Shared<'_> {
        Shared(match self.held.try_read() {
            Ok(guard) => guard,
            Err(_) => Box::pin(self.held.read()).await,
        })
    }

    pub(crate) fn is_transaction(&self) -> bool {
        self.begin.is_some()
    }

    /// A number that it has given to nothing else.
    pub(crate) fn number(&self) -> u32 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    async fn finish(&self, end: End) -> Result<()> {
        let Some(held) = self.held.write().await.take() else {
            return Err(Error::TransactionClosed);
        };
        if !self.opened.load(Ordering::Relaxed) || self.ended.load(Ordering::Relaxed) {
            // Nothing was asked, so there is nothing to end; or it has ended.
            return Ok(());
        }
        let endings = held.endings()?;
        let statement = match end {
            End::Commit => endings.commit,
            End::RollBack => endings.rollback,
        };
        let result = held.begin()?.script(self.schema, None, statement).await;
        held.ended();
        if result.is_err() {
            held.roll_back(self.schema);
        }
        result
    }
}

impl Drop for Running {
    /// A transaction that was neither committed nor rolled back (a dropped future, a panic) is rolled back.
    fn drop(&mut self) {
        let is_open = self.is_transaction() && *self.opened.get_mut() && !*self.ended.get_mut();
        if let Some(held) = self.held.get_mut().take().filter(|_| is_open) {
            held.roll_back(self.schema);
        }
    }
}

/// A transaction that will run when awaited.
#[must_use = "a transaction runs when it is awaited"]
pub struct Transaction<'a, D, F> {
    executor: Executor,
    work: F,
    isolation: Option<Isolation>,
    timeout: Option<Duration>,
    handle: PhantomData<fn(&'a ()) -> D>,
}

/// A database whose transactions are tried again after a conflict; made by `db.retries(…)`.
#[derive(Clone, Debug)]
pub struct Retries<D> {
    executor: Executor,
    most: u32,
    handle: PhantomData<fn() -> D>,
}

impl<D: From<Database>> Retries<D> {
    pub(crate) fn new(executor: Executor, retries: u32) -> Self {
        Self { executor, most: retries, handle: PhantomData }
    }

    /// A transaction whose closure runs again, up to the given number of times, when it fails with a retryable
    /// error; so it must be callable more than once.
    pub fn transaction<'a, F, Fut>(&self, work: F) -> Retrying<'a, D, F>
    where
        F: Fn(D) -> Fut + 'a,
    {
        Retrying { transaction: Transaction::new(self.executor.clone(), work), retries: self.most }
    }
}

/// A transaction that is tried again after a conflict.
#[must_use = "a transaction runs when it is awaited"]
pub struct Retrying<'a, D, F> {
    transaction: Transaction<'a, D, F>,
    retries: u32,
}

impl<D, F> Transaction<'_, D, F> {
    pub(crate) fn new(executor: Executor, work: F) -> Self {
        Self { executor, work, isolation: None, timeout: None, handle: PhantomData }
    }

    /// How much it sees of other transactions.
    pub fn isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = Some(isolation);
        self
    }

    /// Rolls back with [`Error::Timeout`] when it takes longer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
}

impl<D, F> Retrying<'_, D, F> {
    /// How much it sees of other transactions.
    pub fn isolation(mut self, isolation: Isolation) -> Self {
        self.transaction.isolation = Some(isolation);
        self
    }

    /// Rolls back with [`Error::Timeout`] when one try takes longer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.transaction.timeout = Some(timeout);
        self
    }
}

impl<'a, D, F, Fut, T, E> IntoFuture for Transaction<'a, D, F>
where
    D: From<Database> + Send + 'a,
    F: FnOnce(D) -> Fut + Send + 'a,
    Fut: Future<Output = Result<T, E>> + Send + 'a,
    T: Send + 'a,
    E: From<Error> + Send + 'a,
{
    type Output = Result<T, E>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { executor, work, isolation, timeout, .. } = self;
        Box::pin(run(executor, isolation, timeout, work))
    }
}

impl<'a, D, F, Fut, T, E> IntoFuture for Retrying<'a, D, F>
where
    D: From<Database> + Send + 'a,
    F: Fn(D) -> Fut + Send + Sync + 'a,
    Fut: Future<Output = Result<T, E>> + Send + 'a,
    T: Send + 'a,
    E: From<Error> + Retryable + Send + 'a,
{
    type Output = Result<T, E>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let Self { transaction: Transaction { executor, work, isolation, timeout, .. }, retries } = self;
        Box::pin(async move {
            let mut left = retries;
            loop {
                match run(executor.clone(), isolation, timeout, &work).await {
                    Err(error) if left > 0 && error.is_retryable() => left -= 1,
                    result => return result,
                }
            }
        })
    }
}

/// Errors of which some are worth another try.
pub trait Retryable {
    /// The same transaction may succeed when it is tried again.
    fn is_retryable(&self) -> bool;
}

impl Retryable for Error {
    fn is_retryable(&self) -> bool {
        Self::is_retryable(self)
    }
}

async fn run<D, Fut, T, E>(
    executor: Executor,
    isolation: Option<Isolation>,
    timeout: Option<Duration>,
    work: impl FnOnce(D) -> Fut,
) -> Result<T, E>
where
    D: From<Database>,
    Fut: Future<Output = Result<T, E>>,
    E: From<Error>,
{
    // Inside a transaction another one is a savepoint of it.
    if executor.running().is_some() {
        return savepoint(executor, work).await;
    }
    let running = start(&executor, isolation).await?;
    let inside = Database::from_executor(executor.inside(Arc::clone(&running)));
    let result = match timeout {
        None => work(D::from(inside)).await,
        Some(limit) => match tokio::time::timeout(limit, work(D::from(inside))).await {
            Ok(result) => result,
            Err(_) => Err(E::from(Error::Timeout)),
        },
    };
    match result {
        Ok(value) => {
            running.finish(End::Commit).await?;
            Ok(value)
        }
        Err(error) => {
            // The closure's error is the news; that the rollback failed too changes nothing for the caller.
            running.finish(End::RollBack).await.ok();
            Err(error)
        }
    }
}

async fn start(executor: &Executor, isolation: Option<Isolation>) -> Result<Arc<Running>> {
    start_with(executor, true, begin(executor.dialect(), isolation)).await
}

async fn start_with(executor: &Executor, write: bool, begin: &'static str) -> Result<Arc<Running>> {
    let core = executor.core();
    let sqlite = core.dialect == Dialect::Sqlite;
    // SQLite answers at once; a server is asked together with the first statement.
    let held = if sqlite { core.begin(write, begin).await? } else { core.acquire(write).await? };
    Ok(Running::new(held, core.schema, Some(begin), sqlite))
}

/// A connection for queries that run side by side: in a transaction, except where nothing is written and PostgreSQL
/// needs none.
pub(crate) async fn open_side_by_side(executor: &Executor, write: bool) -> Result<Own> {
    if executor.running().is_some() {
        return Ok(Own { executor: executor.clone(), opened: None });
    }
    let core = executor.core();
    let running = match (core.dialect, write) {
        (Dialect::Sqlite, _) => {
            start_with(executor, write, if write { "BEGIN IMMEDIATE" } else { "BEGIN" }).await?
        }
        // Several statements are under way before the first is answered, so none can be said again.
        (_, true) => Running::new(core.acquire_alive(true).await?, core.schema, Some("BEGIN"), false),
        (_, false) => Running::new(core.acquire_alive(false).await?, core.schema, None, true),
    };
    Ok(Own { executor: executor.inside(Arc::clone(&running)), opened: Some(running) })
}

/// The transaction that runs already, or a new one that only reads and sees the rows of one moment; none where that
/// would keep the only connection from everyone else.
pub(crate) async fn open_to_read(executor: &Executor) -> Result<Own> {
    let core = executor.core();
    let sqlite = core.dialect == Dialect::Sqlite;
    if executor.running().is_some() || (sqlite && core.is_single()) {
        return Ok(Own { executor: executor.clone(), opened: None });
    }
    let begin = if sqlite { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
    let running = start_with(executor, false, begin).await?;
    Ok(Own { executor: executor.inside(Arc::clone(&running)), opened: Some(running) })
}

/// A transaction around statements of this crate's own; rolled back when it is dropped without `commit`.
pub(crate) struct Own {
    executor: Executor,
    opened: Option<Arc<Running>>,
}

/// The transaction that runs already, or a new one.
pub(crate) async fn open_or_join(executor: &Executor) -> Result<Own> {
    if executor.running().is_some() {
        return Ok(Own { executor: executor.clone(), opened: None });
    }
    let running = start(executor, None).await?;
    Ok(Own { executor: executor.inside(Arc::clone(&running)), opened: Some(running) })
}

impl Own {
    pub(crate) fn executor(&self) -> &Executor {
        &self.executor
    }

    /// It ends with the caller's work.
    pub(crate) fn is_new(&self) -> bool {
        self.opened.is_some()
    }

    pub(crate) async fn commit(self) -> Result<()> {
        match self.opened {
            Some(running) if running.is_transaction() => running.finish(End::Commit).await,
            _ => Ok(()),
        }
    }

    /// Undoes what was done, unless that is for somebody else to say.
    pub(crate) async fn roll_back(self) {
        if let Some(running) = self.opened.filter(|running| running.is_transaction()) {
            // What made it fail is the news.
            running.finish(End::RollBack).await.ok();
        }
    }
}

/// Runs `work` so that its failure undoes only what it did.
pub(crate) async fn savepoint<D, Fut, T, E>(executor: Executor, work: impl FnOnce(D) -> Fut) -> Result<T, E>
where
    D: From<Database>,
    Fut: Future<Output = Result<T, E>>,
    E: From<Error>,
{
    let Some(running) = executor.running().cloned() else {
        return Err(E::from(Error::usage("a savepoint needs a transaction around it")));
    };
    let name = format!("sp_{}", running.number());
    executor.script(&format!("SAVEPOINT {name}")).await?;
    match work(D::from(Database::from_executor(executor.clone()))).await {
        Ok(value) => {
            executor.script(&format!("RELEASE SAVEPOINT {name}")).await?;
            Ok(value)
        }
        Err(error) => {
            executor.script(&format!("ROLLBACK TO SAVEPOINT {name}; RELEASE SAVEPOINT {name}")).await.ok();
            Err(error)
        }
    }
}

fn begin(dialect: Dialect, isolation: Option<Isolation>) -> &'static str {
    match (dialect, isolation) {
        // Taking the right to write at once avoids the deadlock of two readers that both want to write.
        (Dialect::Sqlite, _) => "BEGIN IMMEDIATE",
        (_, None) => "BEGIN",
        (_, Some(Isolation::ReadCommitted)) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        (_, Some(Isolation::RepeatableRead)) => "BEGIN ISOLATION LEVEL REPEATABLE READ",
        (_, Some(Isolation::Serializable)) => "BEGIN ISOLATION LEVEL SERIALIZABLE",
    }
}
