//! What can be seen of queries from outside: counters, slow queries, queries that repeat, and spans.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::error::Result;

/// Counters of a pool and its queries since it was opened; made by `db.stats()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stats {
    /// Most connections at once.
    pub max_connections: usize,
    /// Connections that are open.
    pub connections: usize,
    /// Connections that are open and that nobody uses.
    pub idle: usize,
    /// Queries and transactions that wait for a connection.
    pub waiting: usize,
    /// Statements that were run.
    pub queries: u64,
    /// Statements that were prepared already on the connection that ran them.
    pub statement_hits: u64,
    /// Statements that had to be prepared.
    pub statement_misses: u64,
}

/// What all connections of a pool count together.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    queries: AtomicU64,
    hits: AtomicU64,
    misses: AtomicU64,
}

impl Counters {
    /// A statement was found prepared, or was not.
    pub(crate) fn prepared(&self, before: bool) {
        let counter = if before { &self.hits } else { &self.misses };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn stats(&self) -> Stats {
        Stats {
            max_connections: 0,
            connections: 0,
            idle: 0,
            waiting: 0,
            queries: self.queries.load(Ordering::Relaxed),
            statement_hits: self.hits.load(Ordering::Relaxed),
            statement_misses: self.misses.load(Ordering::Relaxed),
        }
    }
}

/// Something about queries that a person should know. Its text holds statements, never the values of parameters.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Notice<'a> {
    /// A query took longer than `slow_query` allows.
    SlowQuery {
        /// The statement.
        sql: &'a str,
        /// How long it took, with the wait for a connection.
        elapsed: Duration,
        /// The line that asked for it.
        place: Option<&'static Location<'static>>,
    },
    /// One task ran the same query again and again: often a loop that should be one query. Only told in debug
    /// builds, once for each line.
    RepeatedQuery {
        /// The statement.
        sql: &'a str,
        /// How often it ran.
        times: u32,
        /// The line that asked for it.
        place: Option<&'static Location<'static>>,
    },
}

impl fmt::Display for Notice<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = |f: &mut fmt::Formatter<'_>, place: Option<&Location<'_>>| match place {
            Some(place) => write!(f, " (asked for at {place})"),
            None => Ok(()),
        };
        match self {
            Self::SlowQuery { sql, elapsed, place } => {
                write!(f, "a query took {elapsed:.1?}")?;
                from(f, *place)?;
                write!(f, ": {sql}")
            }
            Self::RepeatedQuery { sql, times, place } => {
                write!(f, "the same query ran {times} times within a second")?;
                from(f, *place)?;
                write!(f, "; `.with(…)` or `.in_(…)` would ask once for all rows: {sql}")
            }
        }
    }
}

/// Who is told about notices.
pub(crate) type Handler = Arc<dyn Fn(&Notice<'_>) + Send + Sync>;

/// Into the log where there is one, else to standard error.
pub(crate) fn tell(notice: &Notice<'_>) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: "pumpflix_client", "{notice}");
    #[cfg(not(feature = "tracing"))]
    eprintln!("pumpflix-client: {notice}");
}

/// Looks on while queries run.
pub(crate) struct Watch {
    pub(crate) counters: Arc<Counters>,
    /// A query that takes longer is told.
    pub(crate) slow: Option<Duration>,
    pub(crate) handler: Handler,
    #[cfg(debug_assertions)]
    pub(crate) repeats: repeats::Repeats,
    #[cfg(feature = "tracing")]
    pub(crate) server: crate::spans::Server,
}

/// A query that runs.
pub(crate) struct Watched {
    started: Option<Instant>,
    place: Option<&'static Location<'static>>,
    #[cfg(feature = "tracing")]
    pub(crate) span: tracing::Span,
}

impl Watch {
    /// A query begins. Costs a counter, and the clock where somebody asked for it.
    pub(crate) fn start(&self, sql: &str, place: Option<&'static Location<'static>>, write: bool) -> Watched {
        self.counters.queries.fetch_add(1, Ordering::Relaxed);
        #[cfg(debug_assertions)]
        if let (false, Some(asked)) = (write, place)
            && let Some(times) = self.repeats.count(sql, asked)
        {
            (self.handler)(&Notice::RepeatedQuery { sql, times, place });
        }
        #[cfg(not(debug_assertions))]
        let _ = (sql, write);
        Watched {
            started: self.slow.map(|_| Instant::now()),
            place,
            #[cfg(feature = "tracing")]
            span: crate::spans::span(&self.server, sql, place),
        }
    }

    /// A query has ended.
    pub(crate) fn end(&self, watched: &Watched, sql: &str, result: &Result<u64>) {
        #[cfg(feature = "tracing")]
        crate::spans::record(&watched.span, result);
        #[cfg(not(feature = "tracing"))]
        let _ = result;
        if let (Some(started), Some(slow)) = (watched.started, self.slow) {
            let elapsed = started.elapsed();
            if elapsed >= slow {
                (self.handler)(&Notice::SlowQuery { sql, elapsed, place: watched.place });
            }
        }
    }
}

/// Finds loops that should be one query.
#[cfg(debug_assertions)]
pub(crate) mod repeats {
    use std::collections::{HashMap, HashSet};
    use std::hash::{DefaultHasher, Hash, Hasher};
    use std::panic::Location;
    use std::sync::{Mutex, PoisonError};
    use std::time::{Duration, Instant};

    /// So many runs are told.
    const TIMES: u32 = 20;
    /// Within this time.
    const WITHIN: Duration = Duration::from_secs(1);
    /// Most queries that are remembered.
    const REMEMBERED: usize = 256;

    /// Which queries ran lately, by task, line and statement.
    #[derive(Debug, Default)]
    pub(crate) struct Repeats(Mutex<State>);

    #[derive(Debug, Default)]
    struct State {
        seen: HashMap<u64, (u32, Instant)>,
        told: HashSet<&'static Location<'static>>,
    }

    impl Repeats {
        /// Counts a run; how many there were, when that is to be told.
        pub(crate) fn count(&self, sql: &str, place: &'static Location<'static>) -> Option<u32> {
            let mut hasher = DefaultHasher::new();
            match tokio::task::try_id() {
                Some(task) => task.hash(&mut hasher),
                None => std::thread::current().id().hash(&mut hasher),
            }
            place.hash(&mut hasher);
            sql.hash(&mut hasher);
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if state.told.contains(place) {
                return None;
            }
            if state.seen.len() >= REMEMBERED {
                state.seen.retain(|_, (_, since)| since.elapsed() < WITHIN);
                if state.seen.len() >= REMEMBERED {
                    state.seen.clear();
                }
            }
            let (count, since) = state.seen.entry(hasher.finish()).or_insert_with(|| (0, Instant::now()));
            if since.elapsed() >= WITHIN {
                (*count, *since) = (0, Instant::now());
            }
            *count += 1;
            if *count < TIMES {
                return None;
            }
            let count = *count;
            state.told.insert(place);
            Some(count)
        }
    }
}
