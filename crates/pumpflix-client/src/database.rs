//! Connecting, and the handle that generated code wraps.

use std::marker::PhantomData;
use std::time::Duration;

use pumpflix_dialect::Dialect;

use crate::error::{Error, Result};
use crate::executor::Executor;
use crate::meta::SchemaMeta;
use crate::model::Model;
use crate::observe::{self, Handler, Notice, Stats};
use crate::pool::{Core, Target};
use crate::query::Table;
use crate::strategy::Strategy;
use crate::transaction::{Retries, Transaction};

/// A database: a pool of connections, or a running transaction. Cheap to clone. Generated code wraps it as `Db`.
#[derive(Clone, Debug)]
pub struct Database {
    executor: Executor,
}

/// How to connect; made by `Db::builder()`.
#[must_use = "a builder connects when `connect` is called"]
pub struct Builder<D = Database> {
    handle: PhantomData<fn() -> D>,
    schema: &'static SchemaMeta,
    url: Option<String>,
    options: Options,
    handler: Handler,
}

/// The settings of a pool.
#[derive(Clone, Debug)]
pub struct Options {
    /// Most connections at once (default 10). A SQLite database in memory always has one.
    pub max_connections: usize,
    /// How long a query waits for a free connection (default 10 s).
    pub wait_timeout: Duration,
    /// How long a new connection may take (default 10 s).
    pub connect_timeout: Duration,
    /// How long SQLite waits for another process's lock (default 5 s).
    pub busy_timeout: Duration,
    /// A SQLite file keeps a write-ahead log (default: one that is created does, one that exists stays as it is).
    pub write_ahead_log: Option<bool>,
    /// Prepared statements kept on each connection (default 256).
    pub statement_cache: usize,
    /// How relations are loaded where a query does not say it (default: each in its usual way).
    pub strategy: Option<Strategy>,
    /// A query that takes longer is told (default: none is).
    pub slow_query: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            max_connections: 10,
            wait_timeout: Duration::from_secs(10),
            connect_timeout: Duration::from_secs(10),
            busy_timeout: Duration::from_secs(5),
            write_ahead_log: None,
            statement_cache: 256,
            strategy: None,
            slow_query: None,
        }
    }
}

impl<D> std::fmt::Debug for Builder<D> {
    /// Without the URL, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder").field("options", &self.options).finish_non_exhaustive()
    }
}

impl<D: From<Database>> Builder<D> {
    /// For a generated schema; used by generated code.
    pub fn new(schema: &'static SchemaMeta) -> Self {
        Self {
            handle: PhantomData,
            schema,
            url: None,
            options: Options::default(),
            handler: std::sync::Arc::new(observe::tell),
        }
    }

    /// The database: `sqlite:app.db`, `sqlite::memory:`, `file:app.db`, `postgres://user:password@host/name`.
    ///
    /// With the feature `tls` a PostgreSQL URL may say `sslmode=`: `disable`; `prefer` (the default: encrypted if the
    /// server offers it); `require` (always, but nobody checks who the server is); `verify-ca`; `verify-full` (its
    /// certificate is checked and is for that host: what a connection over a network wants). `sslrootcert=` names a
    /// file of certificates to trust in the place of those that the system trusts.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Most connections at once.
    pub fn max_connections(mut self, count: usize) -> Self {
        self.options.max_connections = count;
        self
    }

    /// How long a query waits for a free connection.
    pub fn wait_timeout(mut self, timeout: Duration) -> Self {
        self.options.wait_timeout = timeout;
        self
    }

    /// How long a new connection may take.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.options.connect_timeout = timeout;
        self
    }

    /// How long SQLite waits for another process's lock. The thread waits with it.
    pub fn busy_timeout(mut self, timeout: Duration) -> Self {
        self.options.busy_timeout = timeout;
        self
    }

    /// Whether a SQLite file keeps a write-ahead log: with one, readers and the writer do not wait for each other, and
    /// two files lie beside the database while it is open. It is a lasting property of the file, and not for network
    /// file systems. Unasked, a database that is created here gets one, and a file that exists stays as it is.
    pub fn write_ahead_log(mut self, keep: bool) -> Self {
        self.options.write_ahead_log = Some(keep);
        self
    }

    /// Prepared statements kept on each connection.
    pub fn statement_cache(mut self, count: usize) -> Self {
        self.options.statement_cache = count.max(1);
        self
    }

    /// How relations are loaded where a query does not say it.
    pub fn strategy(mut self, strategy: Strategy) -> Self {
        self.options.strategy = Some(strategy);
        self
    }

    /// Tells of queries that take at least so long, with the line that asked for them: as a `tracing` event with the
    /// feature `tracing`, else on standard error, unless [`Builder::on_notice`] says otherwise.
    pub fn slow_query(mut self, limit: Duration) -> Self {
        self.options.slow_query = Some(limit);
        self
    }

    /// Who is told of slow queries and, in debug builds, of queries that one task repeats.
    pub fn on_notice(mut self, handler: impl Fn(&Notice<'_>) + Send + Sync + 'static) -> Self {
        self.handler = std::sync::Arc::new(handler);
        self
    }

    /// Connects, opening one connection to see that it works.
    pub async fn connect(self) -> Result<D> {
        let Some(url) = &self.url else {
            return Err(Error::usage("no URL was given: call `.url(…)` on the builder"));
        };
        let (target, dialect) = self.target(url)?;
        let core = Core::new(target, dialect, self.schema, &self.options, self.handler)?;
        drop(core.acquire(false).await?);
        Ok(D::from(Database { executor: Executor::new(core) }))
    }

    fn target(&self, url: &str) -> Result<(Target, Dialect)> {
        #[cfg(feature = "sqlite")]
        if let Some(target) = crate::drivers::sqlite::SqliteTarget::parse(url)? {
            return Ok((Target::Sqlite { target, options: self.options.clone() }, Dialect::Sqlite));
        }
        #[cfg(feature = "postgres")]
        if let Some(target) = crate::drivers::postgres::PostgresTarget::parse(url)? {
            let target = Box::new(target);
            return Ok((Target::Postgres { target, options: self.options.clone() }, Dialect::Postgres));
        }
        let mut known = Vec::new();
        if cfg!(feature = "sqlite") {
            known.push("sqlite:");
        }
        if cfg!(feature = "postgres") {
            known.push("postgres://");
        }
        let known = known.join(" or ");
        Err(Error::usage(match url.split_once(':') {
            Some((scheme, _)) => {
                format!(
                    "`{scheme}:` is no database that this program was built for; a URL begins with {known}"
                )
            }
            None => format!("the URL does not say which database it is of; it begins with {known}"),
        }))
    }
}

impl Database {
    pub(crate) fn from_executor(executor: Executor) -> Self {
        Self { executor }
    }

    /// Where its statements run.
    pub fn executor(&self) -> &Executor {
        &self.executor
    }

    /// The database that statements are written for.
    pub fn dialect(&self) -> Dialect {
        self.executor.dialect()
    }

    /// The queries of one model.
    pub fn table<M: Model>(&self) -> Table<M> {
        Table::new(self.executor.clone())
    }

    /// A transaction: `work` gets a handle `D` whose statements all belong to it. It is committed when `work`
    /// gives `Ok`, rolled back when it gives `Err`, panics or is dropped. Inside a transaction it is a savepoint.
    pub fn transaction<'a, D, F, Fut>(&self, work: F) -> Transaction<'a, D, F>
    where
        F: FnOnce(D) -> Fut + 'a,
    {
        Transaction::new(self.executor.clone(), work)
    }

    /// The same database, whose transactions are tried again, up to `retries` times, after a conflict.
    pub fn retries<D: From<Self>>(&self, retries: u32) -> Retries<D> {
        Retries::new(self.executor.clone(), retries)
    }

    /// Runs `work` inside a running transaction so that its failure undoes only what it did.
    pub async fn savepoint<D, F, Fut, T, E>(&self, work: F) -> Result<T, E>
    where
        D: From<Self>,
        F: FnOnce(D) -> Fut,
        Fut: Future<Output = Result<T, E>>,
        E: From<Error>,
    {
        crate::transaction::savepoint(self.executor.clone(), work).await
    }

    /// Runs a script of several statements, such as generated DDL. It is not a transaction of its own.
    pub async fn execute_script(&self, sql: &str) -> Result<()> {
        self.executor.script(sql).await
    }

    /// Runs creation DDL in one transaction, on a database that has no tables yet.
    ///
    /// `scripts` are the texts of each database that the schema is for. Fails with [`Error::Usage`] when there is
    /// none for this one or when tables are in the way; nothing is left half done.
    pub async fn create_tables(&self, scripts: &[(Dialect, &str)]) -> Result<()> {
        let dialect = self.dialect();
        let Some((_, script)) = scripts.iter().find(|(d, _)| *d == dialect) else {
            return Err(Error::usage(format!(
                "the schema is not written for {dialect}; see `databases` in it"
            )));
        };
        let own = crate::transaction::open_or_join(&self.executor).await?;
        let inside = Self::from_executor(own.executor().clone());
        let names = inside.table_names().await?;
        if let Some(first) = names.first() {
            return Err(Error::usage(format!(
                "the database is not empty: it has {} tables, among them `{first}`",
                names.len()
            )));
        }
        inside.execute_script(script).await?;
        own.commit().await
    }

    /// The names of the tables that exist, in the schema that unqualified names mean.
    pub async fn table_names(&self) -> Result<Vec<String>> {
        let sql = match self.dialect() {
            Dialect::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
                 ORDER BY name"
            }
            _ => {
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() \
                 AND table_type = 'BASE TABLE' ORDER BY 1"
            }
        };
        let mut names = Vec::new();
        self.executor
            .query(sql, &[], &mut |row| {
                names.push(row.get::<String>(0)?);
                Ok(())
            })
            .await?;
        Ok(names)
    }

    /// Counters of the pool, the statement caches and the queries.
    pub fn stats(&self) -> Stats {
        self.executor.core().stats()
    }

    /// Closes the pool; queries that come later fail.
    pub fn close(&self) {
        self.executor.core().close();
    }
}
