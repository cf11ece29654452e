//! PostgreSQL: libpq's connection for Diesel, tokio-postgres's for diesel-async.

#[path = "asynchronous.rs"]
mod async_tasks;
#[path = "blocking.rs"]
mod blocking_tasks;

use diesel::{Connection as _, PgConnection, QueryResult};
use diesel_async::pooled_connection::deadpool::Pool;
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _};

use crate::models::{Author, bulk, nested_comments, nested_posts};
use crate::protocol::{self as p, Outcome, Peer, Start};
use crate::schema::{comments, posts};

/// What Diesel's tasks use.
type Connection = PgConnection;
/// What diesel-async's tasks use.
type AsyncConnection = AsyncPgConnection;

/// The tasks through Diesel.
pub(crate) fn blocking(start: &Start) -> Outcome<impl Peer> {
    Ok(blocking_tasks::Blocking::new(Connection::establish(&start.url)?))
}

/// The tasks through diesel-async.
pub(crate) fn asynchronous(start: &Start) -> Outcome<impl Peer> {
    let mut config = ManagerConfig::<AsyncConnection>::default();
    config.recycling_method = RecyclingMethod::Fast;
    let manager = AsyncDieselConnectionManager::new_with_config(&start.url, config);
    Ok(async_tasks::Asynchronous(Pool::builder(manager).max_size(start.connections).build()?))
}

/// Writes the posts of the bulk insert.
async fn insert_many(connection: &mut AsyncConnection, number: u32) -> QueryResult<usize> {
    diesel::insert_into(posts::table).values(bulk(number)).execute(connection).await
}

/// Writes an author with posts and comments.
async fn nested(connection: &mut AsyncConnection, number: u32) -> QueryResult<Author> {
    connection
        .transaction(async |connection| {
            let author = async_tasks::insert(connection, p::nested_email(number)).await?;
            let posts: Vec<i32> = diesel::insert_into(posts::table)
                .values(nested_posts(number, author.id))
                .returning(posts::id)
                .get_results(connection)
                .await?;
            let rows = nested_comments(number, &posts);
            diesel::insert_into(comments::table).values(rows).execute(connection).await?;
            Ok(author)
        })
        .await
}
