//! SQLite: its connection, on the calling thread for Diesel and on another for diesel-async.

#[path = "asynchronous.rs"]
mod async_tasks;
#[path = "blocking.rs"]
mod blocking_tasks;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, QueryResult, SqliteConnection};
use diesel_async::SimpleAsyncConnection as _;
use diesel_async::pooled_connection::deadpool::Pool;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;

use crate::models::Author;
use crate::protocol::{Outcome, Peer, Start};

/// What Diesel's tasks use.
type Connection = SqliteConnection;
/// What diesel-async's tasks use.
type AsyncConnection = SyncConnectionWrapper<SqliteConnection>;

/// What every connection here is set to.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON";

/// The tasks through Diesel.
pub(crate) fn blocking(start: &Start) -> Outcome<impl Peer> {
    let mut connection = Connection::establish(start.url.trim_start_matches("sqlite:"))?;
    connection.batch_execute(PRAGMAS)?;
    Ok(blocking_tasks::Blocking::new(connection))
}

/// The tasks through diesel-async.
pub(crate) fn asynchronous(start: &Start) -> Outcome<impl Peer> {
    let mut config = ManagerConfig::<AsyncConnection>::default();
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(|url| {
        Box::pin(async move {
            let mut connection = <AsyncConnection as diesel_async::AsyncConnection>::establish(url).await?;
            let set = connection.batch_execute(PRAGMAS).await;
            set.map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
            Ok(connection)
        })
    });
    let manager =
        AsyncDieselConnectionManager::new_with_config(start.url.trim_start_matches("sqlite:"), config);
    Ok(async_tasks::Asynchronous(Pool::builder(manager).max_size(start.connections).build()?))
}

/// Writes the posts of the bulk insert. diesel-async itself has no insert of several rows on SQLite.
async fn insert_many(connection: &mut AsyncConnection, number: u32) -> QueryResult<usize> {
    connection.spawn_blocking(move |connection| blocking_tasks::insert_many(connection, number)).await
}

/// Writes an author with posts and comments, in one visit to the other thread.
async fn nested(connection: &mut AsyncConnection, number: u32) -> QueryResult<Author> {
    connection.spawn_blocking(move |connection| blocking_tasks::nested(connection, number)).await
}
