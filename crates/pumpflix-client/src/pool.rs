//! The connections: a pool of them, one for each use, and what becomes of one whose use ends early.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use deadpool::managed::{
    Manager, Metrics, Object, Pool, PoolError, RecycleError, RecycleResult, TimeoutType, Timeouts,
};
use pumpflix_dialect::Dialect;
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::database::Options;
use crate::drivers::{Connection, Endings};
use crate::error::{Error, Result};
use crate::meta::SchemaMeta;
use crate::observe::{Counters, Handler, Stats, Watch};
use crate::strategy::Strategy;

/// What all handles on one database share.
pub(crate) struct Core {
    pub(crate) dialect: Dialect,
    pub(crate) schema: &'static SchemaMeta,
    pub(crate) watch: Watch,
    /// How relations are loaded where a query does not say it.
    pub(crate) strategy: Option<Strategy>,
    pool: Pool<Connector>,
    /// SQLite has one writer at a time. Waiting for it here, not inside SQLite, keeps the thread free.
    writer: Option<Arc<Mutex<()>>>,
    wait: Duration,
    /// Who waits for a connection.
    waiting: AtomicUsize,
    /// Connections that reading statements share.
    #[cfg(feature = "postgres")]
    pub(crate) lines: crate::sharing::Lines,
}

/// Opens connections and looks them over when they come back.
pub(crate) struct Connector {
    target: Target,
    counters: Arc<Counters>,
}

/// Where to connect to.
pub(crate) enum Target {
    #[cfg(feature = "sqlite")]
    Sqlite { target: crate::drivers::sqlite::SqliteTarget, options: Options },
    #[cfg(feature = "postgres")]
    Postgres { target: Box<crate::drivers::postgres::PostgresTarget>, options: Options },
    #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
    None(std::convert::Infallible),
}

impl Target {
    /// A database in memory belongs to its connection: a second one would see another database.
    fn is_in_memory(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite { target, .. } => target.path.is_none(),
            #[cfg(feature = "postgres")]
            Self::Postgres { .. } => false,
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
    }

    /// What spans say about it.
    #[cfg(feature = "tracing")]
    fn server(&self, dialect: Dialect) -> crate::spans::Server {
        let mut server = crate::spans::Server { dialect, namespace: None, address: None, port: None };
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite { target, .. } => {
                server.namespace = target.path.as_ref().map(|path| path.display().to_string());
            }
            #[cfg(feature = "postgres")]
            Self::Postgres { target, .. } => {
                let config = &target.config;
                server.namespace = config.get_dbname().map(str::to_owned);
                server.address = config.get_hosts().first().and_then(|host| match host {
                    tokio_postgres::config::Host::Tcp(name) => Some(name.clone()),
                    #[cfg(unix)]
                    tokio_postgres::config::Host::Unix(_) => None,
                });
                server.port = config.get_ports().first().copied();
            }
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Self::None(never) => match *never {},
        }
        server
    }
}

impl Manager for Connector {
    type Type = Connection;
    type Error = Error;

    async fn create(&self) -> Result<Connection> {
        let counters = Arc::clone(&self.counters);
        match &self.target {
            #[cfg(feature = "sqlite")]
            Target::Sqlite { target, options } => {
                crate::drivers::sqlite::SqliteConnection::open(target, options, counters)
                    .map(|c| Connection::Sqlite(Box::new(std::sync::Mutex::new(c))))
            }
            #[cfg(feature = "postgres")]
            Target::Postgres { target, options } => {
                // Boxed, or every query would carry the size of a handshake along.
                Box::pin(crate::drivers::postgres::PostgresConnection::open(target, options, counters))
                    .await
                    .map(|c| Connection::Postgres(Box::new(c)))
            }
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Target::None(never) => match *never {},
        }
    }

    /// No ping: whether a connection is closed is known without asking the server.
    async fn recycle(&self, connection: &mut Connection, _: &Metrics) -> RecycleResult<Error> {
        if connection.is_usable() {
            Ok(())
        } else {
            Err(RecycleError::message("closed or inside a transaction"))
        }
    }
}

/// A connection for one use, with SQLite's right to write where it was asked for.
///
/// A use that ends early (a dropped future, a panic) may leave the server busy with a statement that nobody waits
/// for: `begun` says so, and the connection is then given up instead of handed to the next.
pub(crate) struct Held {
    connection: Option<Object<Connector>>,
    writer: Option<OwnedMutexGuard<()>>,
    /// Statements that have begun and not ended.
    begun: AtomicU32,
}

impl Held {
    /// The connection, to run a statement that `ended` follows.
    pub(crate) fn begin(&self) -> Result<&Connection> {
        let connection = self.connection()?;
        if connection.is_spoiled() {
            return Err(Error::TransactionClosed);
        }
        self.begun.fetch_add(1, Ordering::Relaxed);
        Ok(connection)
    }

    /// The connection.
    pub(crate) fn connection(&self) -> Result<&Connection> {
        self.connection.as_deref().ok_or(Error::TransactionClosed)
    }

    /// It was somebody's before.
    #[cfg(feature = "postgres")]
    pub(crate) fn was_used(&self) -> bool {
        self.connection.as_ref().is_some_and(|connection| Object::metrics(connection).recycle_count > 0)
    }

    /// The statement needs the right to write.
    pub(crate) fn writes(&self, schema: &SchemaMeta, sql: &str) -> Result<bool> {
        self.connection()?.writes(schema, sql)
    }

    /// The statement has ended, well or badly.
    pub(crate) fn ended(&self) {
        self.begun.fetch_sub(1, Ordering::Relaxed);
    }

    /// What ends a transaction on it.
    pub(crate) fn endings(&self) -> Result<Endings> {
        Ok(self.connection()?.endings())
    }

    fn is_busy(&self) -> bool {
        self.begun.load(Ordering::Relaxed) > 0
    }

    /// The connection came from the pool and died there, before the statement could do anything.
    pub(crate) fn was_stale(&self, error: &Error, write: bool) -> bool {
        matches!(error, Error::Connection { .. })
            && self.connection.as_ref().is_some_and(|connection| {
                Object::metrics(connection).recycle_count > 0
                    && !connection.is_half_read()
                    && (!write || connection.refused_unseen())
            })
    }

    /// Rolls back without waiting; the connection returns to the pool only when that is done.
    pub(crate) fn roll_back(mut self, schema: &'static SchemaMeta) {
        let Some(connection) = self.connection.take() else { return };
        match &*connection {
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(c) => {
                // An error means that SQLite has rolled back by itself; the pool looks at the connection anyway.
                crate::drivers::lock(c).script(schema, "ROLLBACK").ok();
            }
            #[cfg(feature = "postgres")]
            Connection::Postgres(_) => {
                if self.is_busy() {
                    Object::take(connection).abandon();
                } else if let Ok(runtime) = tokio::runtime::Handle::try_current() {
                    runtime.spawn(async move {
                        let rollback = connection.endings().rollback;
                        if connection.script(schema, None, rollback).await.is_err() {
                            drop(Object::take(connection));
                        }
                    });
                } else {
                    // Closing it makes the server roll back.
                    drop(Object::take(connection));
                }
            }
            #[cfg(not(any(feature = "sqlite", feature = "postgres")))]
            Connection::None(never) => match *never {},
        }
        // Only now may the next one write.
        drop(self.writer.take());
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let busy = self.is_busy();
        if let Some(connection) = self.connection.take().filter(|c| busy && c.can_hang()) {
            Object::take(connection).abandon();
        }
    }
}

impl Core {
    pub(crate) fn new(
        target: Target,
        dialect: Dialect,
        schema: &'static SchemaMeta,
        options: &Options,
        handler: Handler,
    ) -> Result<Self> {
        let counters = Arc::new(Counters::default());
        let watch = Watch {
            counters: Arc::clone(&counters),
            slow: options.slow_query,
            handler,
            #[cfg(debug_assertions)]
            repeats: crate::observe::repeats::Repeats::default(),
            #[cfg(feature = "tracing")]
            server: target.server(dialect),
        };
        let most = if target.is_in_memory() { 1 } else { options.max_connections.max(1) };
        let pool = Pool::builder(Connector { target, counters })
            .max_size(most)
            .wait_timeout(Some(options.wait_timeout))
            .runtime(deadpool::Runtime::Tokio1)
            .build()
            .map_err(Error::connection)?;
        let writer = (dialect == Dialect::Sqlite).then(|| Arc::new(Mutex::new(())));
        Ok(Self {
            dialect,
            schema,
            watch,
            strategy: options.strategy,
            pool,
            writer,
            wait: options.wait_timeout,
            waiting: AtomicUsize::new(0),
            #[cfg(feature = "postgres")]
            lines: crate::sharing::Lines::default(),
        })
    }

    /// A connection from the pool.
    pub(crate) async fn acquire(&self, write: bool) -> Result<Held> {
        let writer = match &self.writer {
            Some(lock) if write => match Arc::clone(lock).try_lock_owned() {
                Ok(guard) => Some(guard),
                Err(_) => Some(Box::pin(self.right_to_write(lock)).await?),
            },
            _ => None,
        };
        // A free connection is taken without a timer; only who has to wait pays for one.
        let connection = match self.take_now().await? {
            Some(connection) => connection,
            None => Box::pin(self.take()).await?,
        };
        Ok(Held::new(connection, writer))
    }

    /// A connection that only reads, unless that would mean to wait for one.
    #[cfg(feature = "postgres")]
    pub(crate) async fn acquire_now(&self) -> Result<Option<Held>> {
        Ok(self.take_now().await?.map(|connection| Held::new(connection, None)))
    }

    async fn take_now(&self) -> Result<Option<Object<Connector>>> {
        let now = Timeouts { wait: Some(Duration::ZERO), create: None, recycle: None };
        match self.pool.timeout_get(&now).await {
            Ok(connection) => Ok(Some(connection)),
            Err(PoolError::Timeout(TimeoutType::Wait)) => Ok(None),
            Err(error) => Err(not_taken(error)),
        }
    }

    async fn take(&self) -> Result<Object<Connector>> {
        /// Counts as long as it is there.
        struct Waiting<'a>(&'a AtomicUsize);
        impl Drop for Waiting<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        self.pool.get().await.map_err(not_taken)
    }

    /// Somebody waits for a connection, or nobody will get one any more.
    #[cfg(feature = "postgres")]
    pub(crate) fn is_waited_for(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0 || self.pool.is_closed()
    }

    async fn right_to_write(&self, lock: &Arc<Mutex<()>>) -> Result<OwnedMutexGuard<()>> {
        tokio::time::timeout(self.wait, Arc::clone(lock).lock_owned()).await.map_err(|_| Error::PoolTimeout)
    }

    /// A connection inside a transaction.
    pub(crate) async fn begin(&self, write: bool, statement: &str) -> Result<Held> {
        loop {
            let held = self.acquire(write).await?;
            let result = held.begin()?.script(self.schema, None, statement).await;
            held.ended();
            match result {
                Ok(()) => return Ok(held),
                // It changes nothing, so it can be said again.
                Err(error) if held.was_stale(&error, false) => held.discard(),
                Err(error) => return Err(error),
            }
        }
    }

    /// A connection that is alive as far as can be known without asking: for statements that cannot be said again.
    pub(crate) async fn acquire_alive(&self, write: bool) -> Result<Held> {
        loop {
            let held = self.acquire(write).await?;
            // What the server said while nobody listened is heard now.
            tokio::task::yield_now().await;
            match held.connection.as_deref() {
                Some(connection) if !connection.is_usable() => held.discard(),
                _ => return Ok(held),
            }
        }
    }

    /// It has one connection, which everything shares.
    pub(crate) fn is_single(&self) -> bool {
        self.pool.status().max_size == 1
    }

    pub(crate) fn stats(&self) -> Stats {
        let status = self.pool.status();
        Stats {
            max_connections: status.max_size,
            connections: status.size,
            idle: status.available,
            waiting: status.waiting,
            ..self.watch.counters.stats()
        }
    }

    /// Gives up all idle connections; later queries fail.
    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

fn not_taken(error: PoolError<Error>) -> Error {
    match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(TimeoutType::Wait) => Error::PoolTimeout,
        other => Error::connection(other),
    }
}

impl Held {
    fn new(connection: Object<Connector>, writer: Option<OwnedMutexGuard<()>>) -> Self {
        Self { connection: Some(connection), writer, begun: AtomicU32::new(0) }
    }

    /// Takes the connection out of the pool for good.
    pub(crate) fn discard(mut self) {
        if let Some(connection) = self.connection.take() {
            drop(Object::take(connection));
        }
    }
}
