//! sqlx on PostgreSQL.

#[path = "sqlx_tasks.rs"]
mod tasks;

use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;

use crate::protocol::{self as p, Outcome, Peer, Start};

/// What the tasks use.
type Database = sqlx::Postgres;

const POSTS_OF: &str = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
    WHERE "authorId" = ANY($1)"#;
const COMMENTS_OF: &str = r#"SELECT "id", "text", "postId" FROM "Comment" WHERE "postId" = ANY($1)"#;
const BULK: &str = r#"INSERT INTO "Post" ("title", "body", "authorId")
    SELECT * FROM UNNEST($1::TEXT[], $2::TEXT[], $3::INT[])"#;

/// The tasks on a pool.
pub(crate) async fn connect(start: &Start) -> Outcome<impl Peer> {
    let size = u32::try_from(start.connections)?;
    let pool = PgPoolOptions::new().max_connections(size).test_before_acquire(false);
    Ok(tasks::Tasks(pool.connect(&start.url).await?))
}

/// Ids as an array.
fn ids(ids: impl Iterator<Item = i32>) -> Vec<i32> {
    ids.collect()
}

/// The bulk insert, with an array for each column, as sqlx's own page of questions advises.
async fn bulk(pool: &PgPool, number: u32) -> sqlx::Result<u64> {
    let (titles, bodies): (Vec<String>, Vec<String>) =
        (0..p::BULK).map(|at| p::bulk_post(number, at)).unzip();
    let authors = vec![p::BULK_AUTHOR; titles.len()];
    let insert = sqlx::query(BULK).bind(titles).bind(bodies).bind(authors);
    Ok(insert.execute(pool).await?.rows_affected())
}
