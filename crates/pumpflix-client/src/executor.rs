//! Where a statement runs: on a connection of the pool, or on that of a transaction.

use std::panic::Location;
use std::sync::Arc;

use pumpflix_dialect::Dialect;

use crate::drivers::{Answer, CopyIn, EachRow};
use crate::error::{Error, Result};
use crate::pool::Core;
#[cfg(feature = "postgres")]
use crate::sharing;
use crate::transaction::Running;
use crate::value::Value;

/// Where statements run. Cheap to clone.
#[derive(Clone)]
pub struct Executor {
    core: Arc<Core>,
    running: Option<Arc<Running>>,
    /// The line that asked for the query.
    place: Option<&'static Location<'static>>,
}

impl std::fmt::Debug for Executor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Executor")
            .field("dialect", &self.core.dialect)
            .field("in_transaction", &self.in_transaction())
            .finish_non_exhaustive()
    }
}

/// What a statement does to the database.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
    /// A person wrote it; only the database can tell.
    Unknown,
}

/// Awaits a future, inside the query's span where there are spans. Not a function: a future that is handed on is
/// held twice, and small futures are what makes a query of SQLite quick.
macro_rules! run {
    ($watched:ident, $future:expr) => {{
        #[cfg(feature = "tracing")]
        let result = tracing::Instrument::instrument($future, $watched.span.clone()).await;
        #[cfg(not(feature = "tracing"))]
        let result = $future.await;
        result
    }};
}

impl Executor {
    pub(crate) fn new(core: Core) -> Self {
        Self { core: Arc::new(core), running: None, place: None }
    }

    pub(crate) fn core(&self) -> &Arc<Core> {
        &self.core
    }

    pub(crate) fn running(&self) -> Option<&Arc<Running>> {
        self.running.as_ref()
    }

    pub(crate) fn inside(&self, running: Arc<Running>) -> Self {
        Self { core: Arc::clone(&self.core), running: Some(running), place: self.place }
    }

    /// The same, for a query that the caller's line asks for.
    #[track_caller]
    pub(crate) fn here(mut self) -> Self {
        self.place = Some(Location::caller());
        self
    }

    /// It runs inside a transaction.
    pub(crate) fn in_transaction(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.is_transaction())
    }

    /// Statements will run where those of the other run; used by generated code.
    pub fn join(&mut self, other: &Self) {
        self.core = Arc::clone(&other.core);
        self.running.clone_from(&other.running);
    }

    /// The same, for queries of this crate's own.
    pub(crate) fn nowhere(mut self) -> Self {
        self.place = None;
        self
    }

    /// The database that statements are written for.
    pub fn dialect(&self) -> Dialect {
        self.core.dialect
    }

    /// Runs a reading statement, giving each row to `each`.
    pub(crate) async fn query(&self, sql: &str, params: &[Value], each: &mut EachRow<'_>) -> Result<u64> {
        self.run(Access::Read, sql, params, Answer::Rows(each)).await
    }

    /// Runs a writing statement that returns rows (`RETURNING`).
    pub(crate) async fn write(&self, sql: &str, params: &[Value], each: &mut EachRow<'_>) -> Result<u64> {
        self.run(Access::Write, sql, params, Answer::Rows(each)).await
    }

    /// Runs a statement of a person's own that returns rows.
    pub(crate) async fn any(&self, sql: &str, params: &[Value], each: &mut EachRow<'_>) -> Result<u64> {
        self.run(Access::Unknown, sql, params, Answer::Rows(each)).await
    }

    /// Runs a writing statement; the number of rows it changed.
    pub(crate) async fn execute(&self, sql: &str, params: &[Value]) -> Result<u64> {
        self.run(Access::Write, sql, params, Answer::Count).await
    }

    /// The same for the last statement of a transaction: on PostgreSQL the end of the transaction goes out with it.
    pub(crate) async fn execute_last(&self, sql: &str, params: &[Value]) -> Result<u64> {
        let mark = self.running.as_ref().and_then(|running| running.end_mark());
        self.run(Access::Write, sql, params, mark.map_or(Answer::Count, Answer::Last)).await
    }

    /// Copies rows into a table; their number.
    pub(crate) async fn copy(&self, sql: &str, rows: &CopyIn<'_>) -> Result<u64> {
        self.run(Access::Write, sql, &[], Answer::Taken(rows)).await
    }

    /// Runs a statement of a transaction that returns other columns each time its text is used.
    pub(crate) async fn fetch(&self, sql: &str, each: &mut EachRow<'_>) -> Result<u64> {
        self.run(Access::Write, sql, &[], Answer::NewRows(each)).await
    }

    async fn run(&self, access: Access, sql: &str, params: &[Value], answer: Answer<'_, '_>) -> Result<u64> {
        let watched = self.core.watch.start(sql, self.place, access != Access::Read);
        let result = run!(watched, self.send(access, sql, params, answer));
        self.core.watch.end(&watched, sql, &result);
        result
    }

    async fn send(
        &self,
        access: Access,
        sql: &str,
        params: &[Value],
        mut answer: Answer<'_, '_>,
    ) -> Result<u64> {
        let schema = self.core.schema;
        if let Some(running) = &self.running {
            loop {
                let shared = running.connection().await;
                let (held, opening) = (shared.get()?, running.opening());
                let result = held.begin()?.run(schema, opening, sql, params, &mut answer).await;
                held.ended();
                match result {
                    // What was not committed has not happened.
                    Err(error) if opening.is_some() && held.was_stale(&error, false) => {
                        drop(shared);
                        Box::pin(running.move_over(&self.core)).await?;
                    }
                    result => return result,
                }
            }
        }
        #[cfg(feature = "postgres")]
        if let (Access::Read, Answer::Rows(each), true) =
            (access, &mut answer, self.core.dialect == Dialect::Postgres)
            && let Some(count) = Box::pin(sharing::query(&self.core, sql, params, each)).await?
        {
            return Ok(count);
        }
        let mut write = access == Access::Write;
        loop {
            let held = self.core.acquire(write).await?;
            if access == Access::Unknown && !write && held.writes(schema, sql)? {
                // Who writes waits for the right to first, and for a connection afterwards.
                write = true;
                continue;
            }
            let result = held.begin()?.run(schema, None, sql, params, &mut answer).await;
            held.ended();
            match result {
                Err(error) if held.was_stale(&error, access != Access::Read) => held.discard(),
                result => return result,
            }
        }
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
            loop {
                let shared = running.connection().await;
                let (held, opening) = (shared.get()?, running.opening());
                let result = held.begin()?.script(schema, opening, sql).await;
                held.ended();
                match result {
                    Err(error) if opening.is_some() && held.was_stale(&error, false) => {
                        drop(shared);
                        running.move_over(&self.core).await?;
                    }
                    result => return result,
                }
            }
        }
        let held = self.core.acquire(true).await?;
        let result = held.begin()?.script(schema, None, sql).await;
        held.ended();
        result
    }
}

#[cfg(all(test, feature = "sqlite"))]
mod tests {
    use crate::database::{Builder, Database};
    use crate::meta::SchemaMeta;

    static SCHEMA: SchemaMeta = SchemaMeta { models: &[] };

    /// Every query moves its future into a box; at some kilobytes that takes longer than SQLite's answer.
    #[tokio::test]
    async fn queries_are_small_futures() {
        let db = Builder::<Database>::new(&SCHEMA).url("sqlite::memory:").connect().await.unwrap();
        let executor = db.executor().clone();
        let mut each = |_: &crate::cell::Row<'_>| Ok(());
        let size = size_of_val(&executor.query("", &[], &mut each));
        let most = if cfg!(feature = "tracing") { 2500 } else { 1250 };
        assert!(size <= most, "{size} bytes");
    }
}
