//! sqlx on SQLite.

#[path = "sqlx_tasks.rs"]
mod tasks;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{QueryBuilder, SqlitePool};

use crate::protocol::{self as p, Outcome, Peer, Start};

/// What the tasks use.
type Database = sqlx::Sqlite;

const POSTS_OF: &str = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
    WHERE "authorId" IN (SELECT value FROM json_each($1))"#;
const COMMENTS_OF: &str =
    r#"SELECT "id", "text", "postId" FROM "Comment" WHERE "postId" IN (SELECT value FROM json_each($1))"#;

/// The tasks on a pool.
pub(crate) async fn connect(start: &Start) -> Outcome<impl Peer> {
    let options = SqliteConnectOptions::new()
        .filename(start.url.trim_start_matches("sqlite:"))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true);
    let size = u32::try_from(start.connections)?;
    let pool = SqlitePoolOptions::new().max_connections(size).test_before_acquire(false);
    Ok(tasks::Tasks(pool.connect_with(options).await?))
}

/// Ids as the one value that `json_each` takes apart.
fn ids(ids: impl Iterator<Item = i32>) -> String {
    format!("[{}]", ids.map(|id| id.to_string()).collect::<Vec<_>>().join(","))
}

/// The bulk insert, with a row of placeholders for each.
async fn bulk(pool: &SqlitePool, number: u32) -> sqlx::Result<u64> {
    let mut insert = QueryBuilder::new(r#"INSERT INTO "Post" ("title", "body", "authorId") "#);
    insert.push_values((0..p::BULK).map(|at| p::bulk_post(number, at)), |mut row, (title, body)| {
        row.push_bind(title).push_bind(body).push_bind(p::BULK_AUTHOR);
    });
    Ok(insert.build().execute(pool).await?.rows_affected())
}
