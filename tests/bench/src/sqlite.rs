//! The tasks on SQLite: a file for each side, write-ahead log, beside rusqlite with `prepare_cached`.
//!
//! Each side has a file of its own with the same rows: on one file, who commits last pays for moving the other's
//! changes out of the log. For the same reason the raw side reads a statement that writes to its end, as the client
//! does: one that is left at its first row commits, but never looks at the length of the log.

use std::hint::black_box;

use rusqlite::{Connection, Row};

use crate::Outcome;
use pumpflix_client::codegen_support::{DateTime, chrono};

use crate::data::{RawAuthor, RawComment, RawPost, WRITERS, email, fill, tree};
use crate::db::{Db, author, comment, post};
use crate::turns::{Clock, Effort, compare};

#[expect(clippy::too_many_lines, reason = "one task after the other, each written twice side by side")]
pub(crate) async fn run() -> Outcome {
    let folder = tempfile::tempdir()?;
    let db = filled(&folder.path().join("ours.db")).await?;
    let file = folder.path().join("raw.db");
    filled(&file).await?.database().close();
    let raw = Connection::open(&file)?;
    raw.pragma_update(None, "synchronous", "NORMAL")?;
    raw.pragma_update(None, "foreign_keys", true)?;
    raw.set_prepared_statement_cache_capacity(64);
    println!("SQLite {}, rusqlite beside it", rusqlite::version());

    compare(
        "one by unique",
        Effort { clock: Clock::Thread, turns: 9, operations: 20_000 },
        async |n| {
            let mut statement = raw.prepare_cached(
                r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "email" = ?1"#,
            )?;
            black_box(statement.query_row([email(n % 900)], raw_author)?);
            Ok(())
        },
        async |n| {
            black_box(db.author().find_unique(author::by_email(email(n % 900))).await?);
            Ok(())
        },
    )
    .await?;

    compare(
        "two levels, 100 × 10 × 3",
        Effort { clock: Clock::Thread, turns: 9, operations: 20 },
        async |_| {
            let authors = all(&raw, r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "id" <= ?1"#, [WRITERS], raw_author)?;
            let ids = format!("[{}]", authors.iter().map(|a: &RawAuthor| a.id.to_string()).collect::<Vec<_>>().join(","));
            let posts = all(
                &raw,
                r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
                   WHERE "authorId" IN (SELECT value FROM json_each(?1))"#,
                [ids],
                raw_post,
            )?;
            let ids = format!("[{}]", posts.iter().map(|p: &RawPost<_>| p.id.to_string()).collect::<Vec<_>>().join(","));
            let comments = all(
                &raw,
                r#"SELECT "id", "text", "postId" FROM "Comment" WHERE "postId" IN (SELECT value FROM json_each(?1))"#,
                [ids],
                |row| Ok(RawComment { id: row.get(0)?, text: row.get(1)?, post_id: row.get(2)? }),
            )?;
            black_box(tree(authors, posts, comments));
            Ok(())
        },
        async |_| {
            let rows = db
                .author()
                .find_many()
                .filter(author::id.lte(WRITERS))
                .with(author::posts.with(post::comments))
                .await?;
            assert_eq!(black_box(rows).len(), 100);
            Ok(())
        },
    )
    .await?;

    compare(
        "insert, returned",
        Effort { clock: Clock::Thread, turns: 9, operations: 1_000 },
        async |n| {
            let mut statement = raw.prepare_cached(
                r#"INSERT INTO "Author" ("email") VALUES (?1) RETURNING "id", "email", "name", "logins""#,
            )?;
            black_box(one(&mut statement, [format!("raw{n}")], raw_author)?);
            Ok(())
        },
        async |n| {
            black_box(db.author().create(author::New { email: format!("ours{n}") }).await?);
            Ok(())
        },
    )
    .await?;

    compare(
        "update by id",
        Effort { clock: Clock::Thread, turns: 9, operations: 2_000 },
        async |n| {
            let mut statement = raw.prepare_cached(
                r#"UPDATE "Author" SET "logins" = "logins" + ?1 WHERE "id" = ?2
                   RETURNING "id", "email", "name", "logins""#,
            )?;
            black_box(one(&mut statement, [1, n % 900 + 1], raw_author)?);
            Ok(())
        },
        async |n| {
            let id = (n % 900 + 1).cast_signed();
            black_box(db.author().update(author::by_id(id)).set(author::logins.increment(1)).await?);
            Ok(())
        },
    )
    .await?;

    compare(
        "bulk insert, 1,000 rows",
        Effort { clock: Clock::Thread, turns: 9, operations: 5 },
        async |n| {
            let transaction = raw.unchecked_transaction()?;
            let mut statement =
                transaction.prepare_cached(r#"INSERT INTO "Comment" ("text", "postId") VALUES (?1, ?2)"#)?;
            for row in 0..1_000 {
                statement.execute((format!("Comment {n} {row}"), 1))?;
            }
            drop(statement);
            Ok(transaction.commit()?)
        },
        async |n| {
            let new = |row| comment::New { text: format!("Comment {n} {row}"), post_id: 1.into() };
            db.comment().create_many((0..1_000).map(new)).await?;
            Ok(())
        },
    )
    .await?;

    compare(
        "10,000 rows",
        Effort { clock: Clock::Thread, turns: 9, operations: 5 },
        async |_| {
            let posts = all(
                &raw,
                r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post""#,
                [],
                raw_post,
            )?;
            assert_eq!(black_box(posts).len(), 10_000);
            Ok(())
        },
        async |_| {
            assert_eq!(black_box(db.post().find_many().await?).len(), 10_000);
            Ok(())
        },
    )
    .await?;
    Ok(())
}

async fn filled(file: &std::path::Path) -> Outcome<Db> {
    let db = Db::connect(format!("sqlite:{}", file.display())).await?;
    fill(&db).await?;
    Ok(db)
}

/// The only row of a statement that writes, which is read to its end.
fn one<T>(
    statement: &mut rusqlite::Statement<'_>,
    params: impl rusqlite::Params,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let mut rows = statement.query(params)?;
    let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows).and_then(read)?;
    while rows.next()?.is_some() {}
    Ok(row)
}

fn all<T>(
    raw: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    raw.prepare_cached(sql)?.query_map(params, read)?.collect()
}

fn raw_author(row: &Row<'_>) -> rusqlite::Result<RawAuthor> {
    Ok(RawAuthor { id: row.get(0)?, email: row.get(1)?, name: row.get(2)?, logins: row.get(3)? })
}

fn raw_post(row: &Row<'_>) -> rusqlite::Result<RawPost<DateTime>> {
    Ok(RawPost {
        id: row.get(0)?,
        title: row.get(1)?,
        body: row.get(2)?,
        published: row.get(3)?,
        views: row.get(4)?,
        created_at: time(row.get_ref(5)?.as_str()?)?,
        author_id: row.get(6)?,
    })
}

/// What rusqlite makes of such a text with its feature for chrono.
fn time(text: &str) -> rusqlite::Result<DateTime> {
    let time = chrono::DateTime::parse_from_rfc3339(text);
    time.map(|time| time.to_utc()).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(5, rusqlite::types::Type::Text, Box::new(error))
    })
}
