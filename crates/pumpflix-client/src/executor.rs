//! Where a statement runs: on a connection of the pool, or on that of a transaction.

use std::sync::Arc;

use deadpool::managed::{
    Manager, Metrics, Object, Pool, PoolError, RecycleError, RecycleResult, TimeoutType,
};
use pumpflix_dialect::Dialect;
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::database::Options;
use crate::drivers::{Connection, EachRow};
use crate::error::{Error, Result};
use crate::meta::SchemaMeta;
use crate::transaction::Running;
use crate::value::Value;

/// Where statements run. Cheap to clone.
#[derive(Clone)]
pub struct Executor {
    core: Arc<Core>,
    running: Option<Arc<Running>>,
}

impl std::fmt::Debug for Executor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Executor")
            .field("dialect", &self.core.dialect)
            .field("in_transaction", &self.running.is_some())
            .finish()
    }
}

/// What all handles on one database share.
pub(crate) struct Core {
    pub(crate) dialect: Dialect,
    pub(crate) schema: &'static SchemaMeta,
    pool: Pool<Connector>,
    /// SQLite has one writer at a time. Waiting for it here, not inside SQLite, keeps the thread free.
    writer: Option<Arc<Mutex<()>>>,
}

/// Opens connections and looks them over when they come back.
pub(crate) struct Connector(pub(crate) Target);

/// Where to connect to.
pub(crate) enum Target {
    #[cfg(feature = "sqlite")]
    Sqlite { target: crate::drivers::sqlite::SqliteTarget, options: Options },
    #[cfg(feature = "postgres")]
    Postgres { config: Box<tokio_postgres::Config>, options: Options },
}

impl Manager for Connector {
    type Type = Connection;
    type Error = Error;

    #[cfg_attr(not(feature = "postgres"), expect(clippy::unused_async_trait_impl))]
    async fn create(&self) -> Result<Connection> {
        match &self.0 {
            #[cfg(feature = "sqlite")]
            Target::Sqlite { target, options } => crate::drivers::sqlite::SqliteConnection::open(
                target,
                options.busy_timeout,
                options.statement_cache,
            )
            .map(|c| Connection::Sqlite(Box::new(c))),
            #[cfg(feature = "postgres")]
            Target::Postgres { config, options } => crate::drivers::postgres::PostgresConnection::open(
                config,
                options.connect_timeout,
                options.statement_cache,
            )
            .await
            .map(|c| Connection::Postgres(Box::new(c))),
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
pub(crate) struct Held {
    pub(crate) connection: Object<Connector>,
    pub(crate) writer: Option<OwnedMutexGuard<()>>,
}

impl Core {
    pub(crate) fn new(
        target: Target,
        dialect: Dialect,
        schema: &'static SchemaMeta,
        options: &Options,
    ) -> Result<Self> {
        // A database in memory belongs to its connection: a second one would see another database.
        let in_memory = match &target {
            #[cfg(feature = "sqlite")]
            Target::Sqlite { target, .. } => target.path.is_none(),
            #[cfg(feature = "postgres")]
            Target::Postgres { .. } => false,
        };
        let pool = Pool::builder(Connector(target))
            .max_size(if in_memory { 1 } else { options.max_connections.max(1) })
            .wait_timeout(Some(options.wait_timeout))
            .runtime(deadpool::Runtime::Tokio1)
            .build()
            .map_err(Error::connection)?;
        let writer = (dialect == Dialect::Sqlite).then(|| Arc::new(Mutex::new(())));
        Ok(Self { dialect, schema, pool, writer })
    }

    /// A connection from the pool.
    pub(crate) async fn acquire(&self, write: bool) -> Result<Held> {
        let writer = match &self.writer {
            Some(lock) if write => Some(Arc::clone(lock).lock_owned().await),
            _ => None,
        };
        let connection = self.pool.get().await.map_err(|e| match e {
            PoolError::Backend(error) => error,
            PoolError::Timeout(TimeoutType::Wait) => Error::PoolTimeout,
            other => Error::connection(other),
        })?;
        Ok(Held { connection, writer })
    }

    /// It has one connection, which everything shares.
    pub(crate) fn is_single(&self) -> bool {
        self.pool.status().max_size == 1
    }

    /// Gives up all idle connections; later queries fail.
    pub(crate) fn close(&self) {
        self.pool.close();
    }
}

impl Executor {
    pub(crate) fn new(core: Core) -> Self {
        Self { core: Arc::new(core), running: None }
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    pub(crate) fn running(&self) -> Option<&Arc<Running>> {
        self.running.as_ref()
    }

    pub(crate) fn inside(&self, running: Arc<Running>) -> Self {
        Self { core: Arc::clone(&self.core), running: Some(running) }
    }

    /// The database that statements are written for.
    pub fn dialect(&self) -> Dialect {
        self.core.dialect
    }

    /// Runs a reading statement, giving each row to `each`.
    pub(crate) async fn query(&self, sql: &str, params: &[Value], each: &mut EachRow<'_>) -> Result<u64> {
        self.rows(false, sql, params, each).await
    }

    /// Runs a writing statement that returns rows (`RETURNING`).
    pub(crate) async fn write(&self, sql: &str, params: &[Value], each: &mut EachRow<'_>) -> Result<u64> {
        self.rows(true, sql, params, each).await
    }

    async fn rows(&self, write: bool, sql: &str, params: &[Value], each: &mut EachRow<'_>) -> Result<u64> {
        let schema = self.core.schema;
        if let Some(running) = &self.running {
            let mut held = running.connection().await?;
            return held.get()?.query(schema, sql, params, each).await;
        }
        let mut held = self.core.acquire(write).await?;
        held.connection.query(schema, sql, params, each).await
    }

    /// Runs a writing statement; the number of rows it changed.
    pub(crate) async fn execute(&self, sql: &str, params: &[Value]) -> Result<u64> {
        let schema = self.core.schema;
        if let Some(running) = &self.running {
            let mut held = running.connection().await?;
            return held.get()?.execute(schema, sql, params).await;
        }
        let mut held = self.core.acquire(true).await?;
        held.connection.execute(schema, sql, params).await
    }

    /// Runs a statement of a transaction that returns other columns each time its text is used.
    pub(crate) async fn fetch(&self, sql: &str, each: &mut EachRow<'_>) -> Result<u64> {
        let Some(running) = &self.running else {
            return Err(Error::usage("a cursor needs a transaction around it"));
        };
        let mut held = running.connection().await?;
        held.get()?.fetch(self.core.schema, sql, each).await
    }

    /// A name for a cursor that no other of the transaction has.
    pub(crate) fn cursor_name(&self) -> Result<String> {
        match &self.running {
            Some(running) => Ok(format!("rows_{}", running.number())),
            None => Err(Error::usage("a cursor needs a transaction around it")),
        }
    }

    /// Runs a script of several statements without parameters.
    pub(crate) async fn script(&self, sql: &str) -> Result<()> {
        let schema = self.core.schema;
        if let Some(running) = &self.running {
            let mut held = running.connection().await?;
            return held.get()?.script(schema, sql).await;
        }
        let mut held = self.core.acquire(true).await?;
        held.connection.script(schema, sql).await
    }
}
