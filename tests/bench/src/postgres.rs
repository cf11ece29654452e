//! The tasks on PostgreSQL, beside tokio-postgres with statements prepared once.

use std::hint::black_box;

use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::Type;
use tokio_postgres::{NoTls, Row};

use crate::Outcome;
use crate::crowd;
use crate::data::{RawAuthor, RawComment, RawPost, WRITERS, email, fill, tree};
use crate::db::{Db, author, comment, post};
use crate::turns::{Clock, Effort, compare};

/// The database that is made on the server for the run, and left there until the next.
const DATABASE: &str = "pumpflix_bench";

type Post = RawPost<std::time::SystemTime>;

#[expect(clippy::too_many_lines, reason = "one task after the other, each written twice side by side")]
pub(crate) async fn run(server: &str) -> Outcome {
    let url = empty_database(server, DATABASE).await?;
    let db = Db::connect(url.clone()).await?;
    fill(&db).await?;
    let (raw, connection) = tokio_postgres::connect(&url, NoTls).await?;
    tokio::spawn(connection);
    raw.batch_execute("ANALYZE").await?;
    let version: String = raw.query_one("SHOW server_version", &[]).await?.get(0);
    println!("PostgreSQL {version}, tokio-postgres beside it");

    let by_email =
        raw.prepare(r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "email" = $1"#).await?;
    compare(
        "one by unique",
        Effort { clock: Clock::Wall, turns: 25, operations: 1_000 },
        async |n| {
            black_box(raw.query_opt(&by_email, &[&email(n % 900)]).await?.as_ref().map(raw_author));
            Ok(())
        },
        async |n| {
            black_box(db.author().find_unique(author::by_email(email(n % 900))).await?);
            Ok(())
        },
    )
    .await?;

    let authors =
        raw.prepare(r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "id" <= $1"#).await?;
    let posts = raw
        .prepare(
            r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
               WHERE "authorId" = ANY($1)"#,
        )
        .await?;
    let comments =
        raw.prepare(r#"SELECT "id", "text", "postId" FROM "Comment" WHERE "postId" = ANY($1)"#).await?;
    compare(
        "two levels, 100 × 10 × 3",
        Effort { clock: Clock::Wall, turns: 9, operations: 20 },
        async |_| {
            let authors: Vec<_> = raw.query(&authors, &[&WRITERS]).await?.iter().map(raw_author).collect();
            let ids: Vec<i32> = authors.iter().map(|a| a.id).collect();
            let posts: Vec<_> = raw.query(&posts, &[&ids]).await?.iter().map(raw_post).collect();
            let ids: Vec<i32> = posts.iter().map(|p| p.id).collect();
            let comments = raw.query(&comments, &[&ids]).await?;
            let comments = comments
                .iter()
                .map(|row| RawComment { id: row.get(0), text: row.get(1), post_id: row.get(2) })
                .collect();
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

    let insert = raw
        .prepare(r#"INSERT INTO "Author" ("email") VALUES ($1) RETURNING "id", "email", "name", "logins""#)
        .await?;
    compare(
        "insert, returned",
        Effort { clock: Clock::Wall, turns: 9, operations: 300 },
        async |n| {
            black_box(raw_author(&raw.query_one(&insert, &[&format!("raw{n}")]).await?));
            Ok(())
        },
        async |n| {
            black_box(db.author().create(author::New { email: format!("ours{n}") }).await?);
            Ok(())
        },
    )
    .await?;

    let update = raw
        .prepare(
            r#"UPDATE "Author" SET "logins" = "logins" + $1 WHERE "id" = $2
               RETURNING "id", "email", "name", "logins""#,
        )
        .await?;
    compare(
        "update by id",
        Effort { clock: Clock::Wall, turns: 9, operations: 300 },
        async |n| {
            let id = (n % 900 + 1).cast_signed();
            black_box(raw_author(&raw.query_one(&update, &[&1, &id]).await?));
            Ok(())
        },
        async |n| {
            let id = (n % 900 + 1).cast_signed();
            black_box(db.author().update(author::by_id(id)).set(author::logins.increment(1)).await?);
            Ok(())
        },
    )
    .await?;

    for rows in [100, 1_000, 50_000] {
        let operations = (2_000 / rows).max(3);
        compare(
            &format!("bulk insert, {rows} rows"),
            Effort { clock: Clock::Wall, turns: 9, operations },
            async |n| {
                let sink = raw.copy_in(r#"COPY "Comment" ("text", "postId") FROM STDIN BINARY"#).await?;
                let mut writer = std::pin::pin!(BinaryCopyInWriter::new(sink, &[Type::TEXT, Type::INT4]));
                for row in 0..rows {
                    writer.as_mut().write(&[&format!("Comment {n} {row}"), &1_i32]).await?;
                }
                writer.finish().await?;
                Ok(())
            },
            async |n| {
                let new = |row| comment::New { text: format!("Comment {n} {row}"), post_id: 1.into() };
                db.comment().create_many((0..rows).map(new)).await?;
                Ok(())
            },
        )
        .await?;
    }

    let every = raw
        .prepare(r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post""#)
        .await?;
    compare(
        "10,000 rows",
        Effort { clock: Clock::Wall, turns: 9, operations: 5 },
        async |_| {
            let posts: Vec<Post> = raw.query(&every, &[]).await?.iter().map(raw_post).collect();
            assert_eq!(black_box(posts).len(), 10_000);
            Ok(())
        },
        async |_| {
            assert_eq!(black_box(db.post().find_many().await?).len(), 10_000);
            Ok(())
        },
    )
    .await?;
    crowd::run(&url).await
}

/// Makes a database of that name anew; its URL.
pub(crate) async fn empty_database(server: &str, name: &str) -> Outcome<String> {
    let (admin, connection) = tokio_postgres::connect(server, NoTls).await?;
    tokio::spawn(connection);
    admin.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await?;
    admin.batch_execute(&format!("CREATE DATABASE {name}")).await?;
    let (base, _) = server.rsplit_once('/').ok_or("the URL names no database")?;
    Ok(format!("{base}/{name}"))
}

pub(crate) fn raw_author(row: &Row) -> RawAuthor {
    RawAuthor { id: row.get(0), email: row.get(1), name: row.get(2), logins: row.get(3) }
}

pub(crate) fn raw_post(row: &Row) -> Post {
    RawPost {
        id: row.get(0),
        title: row.get(1),
        body: row.get(2),
        published: row.get(3),
        views: row.get(4),
        created_at: row.get(5),
        author_id: row.get(6),
    }
}
