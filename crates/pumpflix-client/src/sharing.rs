//! Reading statements that share connections: many are under way on few connections, each answered in its turn.
//!
//! What belongs together costs less together: one write and one read of a socket carry several statements, and fewer
//! processes of the server take turns. Only statements that this crate wrote and that only read are shared. They change
//! nothing that another could see, and may be asked twice. What writes has a connection of its own, so that the server
//! can make many of them durable at once; so have statements of a person's own, which may do anything to a session.
//!
//! - A few statements have a connection each. More than that join the connection with the fewest under way, unless the
//!   first of those takes long already; then a further connection is opened, as long as there may be one.
//! - Nobody joins while somebody waits for a connection, so that those who need one of their own get it.
//! - Who is still behind another statement after a moment asks for a connection of its own too, and takes what comes
//!   first. A slow statement, or one that nobody reads the rows of, holds nobody up for long.
//! - An answer that nobody waits for any more is let come. If it does not come soon, the connection is left by those who
//!   share it, the server is asked to stop, and the connection is closed.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::cell::Row;
use crate::drivers::postgres::PostgresConnection;
use crate::drivers::{Answer, Connection, EachRow};
use crate::error::{Error, Result};
use crate::pool::{Core, Held};
use crate::value::Value;

/// So many statements have a connection each before any is shared.
const ALONE: usize = 4;
/// So many are under way on each shared connection before a further one is opened.
const TOGETHER: usize = 8;
/// Nobody joins a connection whose first statement takes longer than this, if there may be another one.
const QUICK: Duration = Duration::from_micros(300);
/// Who is not first after this time asks for a connection of its own.
const PATIENCE: Duration = Duration::from_millis(10);
/// How long an answer that nobody waits for may take until the server is asked to stop.
const GRACE: Duration = Duration::from_millis(100);

/// The connections that are shared now.
#[derive(Default)]
pub(crate) struct Lines {
    open: Mutex<Vec<Arc<Line>>>,
    numbers: AtomicU64,
}

/// A connection, and the statements that are under way on it. It goes back to the pool when there are none.
struct Line {
    held: Held,
    queue: Mutex<Queue>,
    /// Nobody should wait here any more for what others asked before.
    is_closed: AtomicBool,
    closing: Notify,
}

struct Queue {
    /// The numbers of the statements, in the order in which they are answered.
    under_way: VecDeque<u64>,
    /// When the first of them became the first.
    since: Instant,
}

impl Queue {
    fn enter(&mut self, number: u64) {
        if self.under_way.is_empty() {
            self.since = Instant::now();
        }
        self.under_way.push_back(number);
    }

    fn leave(&mut self, number: u64) {
        if self.under_way.front() == Some(&number) {
            self.under_way.pop_front();
            self.since = Instant::now();
        } else {
            self.under_way.retain(|other| *other != number);
        }
    }
}

impl Line {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connection(&self) -> Result<&PostgresConnection> {
        match self.held.connection()? {
            Connection::Postgres(connection) => Ok(connection),
            #[cfg(feature = "sqlite")]
            Connection::Sqlite(_) => Err(Error::usage("only connections of PostgreSQL are shared")),
        }
    }
}

/// The place of a statement among those that share a connection.
struct Ticket {
    core: Arc<Core>,
    line: Arc<Line>,
    number: u64,
    /// Others were there before.
    joined: bool,
    answered: bool,
}

impl Ticket {
    /// No other statement of the connection is answered before it.
    fn is_first(&self) -> bool {
        self.line.queue().under_way.front() == Some(&self.number)
    }

    /// The statement has its answer.
    fn answered(mut self) {
        self.answered = true;
        self.core.lines.leave(&self.line, self.number);
    }
}

impl Drop for Ticket {
    /// Nobody waits for the answer any more.
    fn drop(&mut self) {
        if self.answered || self.line.is_closed.load(Ordering::Acquire) {
            return;
        }
        let (core, line, number) = (Arc::clone(&self.core), Arc::clone(&self.line), self.number);
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                let Ok(connection) = line.connection() else { return };
                // What is asked last is answered last.
                match tokio::time::timeout(GRACE, connection.has_answered()).await {
                    Ok(true) => core.lines.leave(&line, number),
                    _ => core.lines.close(&line),
                }
            })),
            Err(_) => core.lines.close(&line),
        }
    }
}

impl Lines {
    fn open(&self) -> MutexGuard<'_, Vec<Arc<Line>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place on a connection that is shared already, if that is better than a further one; at any rate when there may
    /// be no further one.
    fn join(&self, core: &Arc<Core>, further: bool) -> Option<Ticket> {
        if core.is_waited_for() {
            return None;
        }
        let open = self.open();
        if further && open.len() < ALONE {
            return None;
        }
        let usable = open.iter().filter(|line| line.connection().is_ok_and(PostgresConnection::is_usable));
        let line = usable.min_by_key(|line| line.queue().under_way.len())?;
        let mut queue = line.queue();
        if further && (queue.under_way.len() >= TOGETHER || queue.since.elapsed() > QUICK) {
            return None;
        }
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        queue.enter(number);
        line.held.begin().ok()?;
        let line = Arc::clone(line);
        drop(queue);
        Some(Ticket { core: Arc::clone(core), line, number, joined: true, answered: false })
    }

    /// The first place on a connection that others may join from now on.
    fn start(&self, core: &Arc<Core>, held: Held) -> Result<Ticket> {
        held.begin()?;
        let number = self.numbers.fetch_add(1, Ordering::Relaxed);
        let queue = Queue { under_way: VecDeque::from([number]), since: Instant::now() };
        let (queue, is_closed) = (Mutex::new(queue), AtomicBool::new(false));
        let line = Arc::new(Line { held, queue, is_closed, closing: Notify::new() });
        self.open().push(Arc::clone(&line));
        Ok(Ticket { core: Arc::clone(core), line, number, joined: false, answered: false })
    }

    fn leave(&self, line: &Arc<Line>, number: u64) {
        let mut open = self.open();
        line.held.ended();
        let mut queue = line.queue();
        queue.leave(number);
        let is_empty = queue.under_way.is_empty();
        drop(queue);
        let unused = if is_empty { remove(&mut open, line) } else { None };
        drop(open);
        // Back to the pool, when the last who has it lets it go.
        drop(unused);
    }

    /// Nobody joins it any more, and who waits there for others leaves. When the last has left, the server is asked to
    /// stop and the connection is closed, because a statement has begun on it that has not ended.
    fn close(&self, line: &Arc<Line>) {
        let closed = remove(&mut self.open(), line);
        line.is_closed.store(true, Ordering::Release);
        line.closing.notify_waiters();
        drop(closed);
    }
}

fn remove(open: &mut Vec<Arc<Line>>, line: &Arc<Line>) -> Option<Arc<Line>> {
    let at = open.iter().position(|other| Arc::ptr_eq(other, line))?;
    Some(open.swap_remove(at))
}

async fn enter(core: &Arc<Core>) -> Result<Ticket> {
    if let Some(ticket) = core.lines.join(core, true) {
        return Ok(ticket);
    }
    let held = match core.acquire_now().await? {
        Some(held) => held,
        None => match core.lines.join(core, false) {
            Some(ticket) => return Ok(ticket),
            None => Box::pin(core.acquire(false)).await?,
        },
    };
    core.lines.start(core, held)
}

/// Runs a statement that only reads over a connection that it may share; the number of its rows. `None` if the
/// connection came to its end before it gave a row, and the statement may be asked again.
pub(crate) async fn query(
    core: &Arc<Core>,
    sql: &str,
    params: &[Value],
    each: &mut EachRow<'_>,
) -> Result<Option<u64>> {
    let ticket = enter(core).await?;
    let has_rows = AtomicBool::new(false);
    let came = {
        let mut each = |row: &Row<'_>| {
            has_rows.store(true, Ordering::Relaxed);
            each(row)
        };
        let line = Arc::clone(&ticket.line);
        let mut answer = pin!(line.connection()?.query(core.schema, None, sql, params, &mut each));
        let is_served = || !ticket.joined || has_rows.load(Ordering::Relaxed) || ticket.is_first();
        let early =
            if ticket.joined { tokio::time::timeout(PATIENCE, answer.as_mut()).await.ok() } else { None };
        match early {
            Some(result) => Came::Answer(result),
            None if is_served() => Came::Answer(answer.await),
            None => match Box::pin(sooner(answer.as_mut(), core, &line)).await {
                Came::Connection(held) if !is_served() => Came::Connection(held),
                Came::Nothing if !is_served() => return Err(Error::PoolTimeout),
                Came::Close if !is_served() => return Ok(None),
                Came::Answer(result) => Came::Answer(result),
                // Its turn came meanwhile.
                Came::Connection(_) | Came::Nothing | Came::Close => Came::Answer(answer.await),
            },
        }
    };
    let (result, may_be_stale) = match came {
        Came::Answer(result) => {
            let may_be_stale = ticket.joined || ticket.line.held.was_used();
            ticket.answered();
            (result, may_be_stale && !has_rows.into_inner())
        }
        Came::Connection(held) => {
            drop(ticket);
            let mut rows = Answer::Rows(each);
            let again = held.begin()?.run(core.schema, None, sql, params, &mut rows);
            let result = Box::pin(again).await;
            held.ended();
            let may_be_stale = result.as_ref().is_err_and(|error| held.was_stale(error, false));
            (result, may_be_stale)
        }
        Came::Nothing => return Err(Error::PoolTimeout),
        Came::Close => return Ok(None),
    };
    match result {
        Err(Error::Connection { .. }) if may_be_stale => Ok(None),
        result => result.map(Some),
    }
}

/// What comes to a statement that waits behind others.
enum Came {
    Answer(Result<u64>),
    Connection(Held),
    /// No connection within the time that is waited for one.
    Nothing,
    /// The end of the connection that it shares.
    Close,
}

/// Waits for the answer and for a connection.
async fn sooner(mut answer: Pin<&mut impl Future<Output = Result<u64>>>, core: &Core, line: &Line) -> Came {
    let mut own = pin!(core.acquire(false));
    let mut closing = pin!(line.closing.notified());
    let mut refused = false;
    closing.as_mut().enable();
    if line.is_closed.load(Ordering::Acquire) {
        return Came::Close;
    }
    poll_fn(|cx| {
        if let Poll::Ready(result) = answer.as_mut().poll(cx) {
            return Poll::Ready(Came::Answer(result));
        }
        if closing.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Came::Close);
        }
        if refused {
            return Poll::Pending;
        }
        match own.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(held)) => Poll::Ready(Came::Connection(held)),
            Poll::Ready(Err(Error::PoolTimeout)) => Poll::Ready(Came::Nothing),
            Poll::Ready(Err(_)) => {
                refused = true;
                Poll::Pending
            }
        }
    })
    .await
}
