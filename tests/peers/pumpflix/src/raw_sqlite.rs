//! The tasks by hand on rusqlite, each statement through `prepare_cached`.

use std::hint::black_box;
use std::sync::LazyLock;

use rusqlite::{Connection, Params, Result, Row, params_from_iter};

use crate::protocol::{self as p, Digest, Outcome, Peer, Start, Task};
use crate::rows::{Author, Comment, Post, note_tree, tree};

/// One connection.
pub(crate) struct RawSqlite(Connection);

impl RawSqlite {
    /// Opens the file of a `sqlite:` URL.
    pub(crate) fn open(start: &Start) -> Outcome<Self> {
        let connection = Connection::open(start.url.trim_start_matches("sqlite:"))?;
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self(connection))
    }

    fn one<T>(&self, sql: &str, params: impl Params, read: fn(&Row<'_>) -> Result<T>) -> Result<T> {
        self.0.prepare_cached(sql)?.query_row(params, read)
    }

    /// The only row of a statement that writes. It is read to its end: one that is left at its first row commits, but
    /// never looks at the length of the write-ahead log, and whoever reads to the end would pay for both.
    fn written<T>(&self, sql: &str, params: impl Params, read: fn(&Row<'_>) -> Result<T>) -> Result<T> {
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows).and_then(read)?;
        while rows.next()?.is_some() {}
        Ok(row)
    }

    fn all<T>(&self, sql: &str, params: impl Params, read: fn(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
        self.0.prepare_cached(sql)?.query_map(params, read)?.collect()
    }
}

const NEW_POST: &str = r#"INSERT INTO "Post" ("title", "body", "authorId") VALUES "#;

/// A thousand posts in one statement.
static BULK: LazyLock<String> =
    LazyLock::new(|| format!("{NEW_POST}{}", vec!["(?, ?, ?)"; p::BULK as usize].join(", ")));

impl Peer for RawSqlite {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        match task {
            Task::Unique => {
                let sql = r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "email" = ?1"#;
                black_box(self.one(sql, [p::email(number)], author)?).note(digest);
            }
            Task::Filtered => {
                let sql = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
                    WHERE "published" = ?1 AND "views" < ?2 ORDER BY "id" DESC LIMIT 20"#;
                let posts = self.all(sql, (false, p::FEW_VIEWS), post)?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
            Task::Tree => note_tree(&black_box(self.tree()?), digest),
            Task::Insert => {
                let sql =
                    r#"INSERT INTO "Author" ("email") VALUES (?1) RETURNING "id", "email", "name", "logins""#;
                black_box(self.written(sql, [p::new_email(number)], author)?).note(digest);
            }
            Task::Bulk => {
                let rows: Vec<_> = (0..p::BULK).map(|at| p::bulk_post(number, at)).collect();
                let mut statement = self.0.prepare_cached(&BULK)?;
                let params = rows.iter().flat_map(|(title, body)| {
                    [title as &dyn rusqlite::ToSql, body as _, &p::BULK_AUTHOR as _]
                });
                digest.count(u64::try_from(statement.execute(params_from_iter(params))?)?);
            }
            Task::Update => {
                let sql = r#"UPDATE "Author" SET "logins" = "logins" + ?1 WHERE "id" = ?2
                    RETURNING "id", "email", "name", "logins""#;
                black_box(self.written(sql, (1, p::id_of(number)), author)?).note(digest);
            }
            Task::Nested => black_box(self.nested(number)?).note(digest),
            Task::Group => {
                let sql = r#"SELECT "authorId", COUNT(*), SUM("views") FROM "Post" GROUP BY "authorId"
                    HAVING COUNT(*) > ?1 ORDER BY COUNT(*) DESC LIMIT 10"#;
                let groups =
                    self.all(sql, [p::FEW_POSTS], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let sql = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post""#;
                for post in &black_box(self.all(sql, [], post)?) {
                    post.note(digest);
                }
            }
        }
        Ok(())
    }
}

impl RawSqlite {
    fn tree(&self) -> Result<crate::rows::Tree> {
        let authors = self.all(
            r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "id" <= ?1"#,
            [p::WRITERS],
            author,
        )?;
        let posts = self.all(
            r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
               WHERE "authorId" IN (SELECT value FROM json_each(?1))"#,
            [json(authors.iter().map(|author| author.id))],
            post,
        )?;
        let comments = self.all(
            r#"SELECT "id", "text", "postId" FROM "Comment" WHERE "postId" IN (SELECT value FROM json_each(?1))"#,
            [json(posts.iter().map(|post| post.id))],
            |row| Ok(Comment { id: row.get(0)?, text: row.get(1)?, post_id: row.get(2)? }),
        )?;
        Ok(tree(authors, posts, comments))
    }

    fn nested(&self, number: u32) -> Result<Author> {
        let transaction = self.0.unchecked_transaction()?;
        let sql = r#"INSERT INTO "Author" ("email") VALUES (?1) RETURNING "id", "email", "name", "logins""#;
        let author = self.written(sql, [p::nested_email(number)], author)?;
        let sql = r#"INSERT INTO "Post" ("title", "body", "authorId")
            VALUES (?1, ?2, ?7), (?3, ?4, ?7), (?5, ?6, ?7) RETURNING "id""#;
        let [a, b, c] = [0, 1, 2].map(|at| p::nested_title(number, at));
        let params = (a.0, a.1, b.0, b.1, c.0, c.1, author.id);
        let posts: Vec<i32> = self.all(sql, params, |row| row.get(0))?;
        let sql = r#"INSERT INTO "Comment" ("text", "postId") VALUES (?, ?), (?, ?), (?, ?), (?, ?), (?, ?), (?, ?)"#;
        let mut statement = self.0.prepare_cached(sql)?;
        let mut place = 0;
        for (at, post) in (0..).zip(&posts) {
            for comment in 0..2 {
                statement.raw_bind_parameter(place + 1, p::nested_text(number, at, comment))?;
                statement.raw_bind_parameter(place + 2, post)?;
                place += 2;
            }
        }
        statement.raw_execute()?;
        drop(statement);
        transaction.commit()?;
        Ok(author)
    }
}

fn json(ids: impl Iterator<Item = i32>) -> String {
    format!("[{}]", ids.map(|id| id.to_string()).collect::<Vec<_>>().join(","))
}

fn author(row: &Row<'_>) -> Result<Author> {
    Ok(Author { id: row.get(0)?, email: row.get(1)?, name: row.get(2)?, logins: row.get(3)? })
}

fn post(row: &Row<'_>) -> Result<Post> {
    Ok(Post {
        id: row.get(0)?,
        title: row.get(1)?,
        body: row.get(2)?,
        published: row.get(3)?,
        views: row.get(4)?,
        created_at: row.get(5)?,
        author_id: row.get(6)?,
    })
}
