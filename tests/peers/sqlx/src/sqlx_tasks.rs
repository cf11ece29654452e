//! The tasks through sqlx, for the `Database` of the module above and its way of giving many ids at once.

use std::hint::black_box;

use sqlx::{Pool, query, query_as, query_scalar};

use super::{COMMENTS_OF, Database, POSTS_OF, bulk, ids};
use crate::protocol::{self as p, Digest, Outcome, Peer, Task};
use crate::sqlx_rows::{Author, Comment, Post, Tree, note_tree, tree};

/// A pool.
pub(super) struct Tasks(pub(super) Pool<Database>);

const UNIQUE: &str = r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "email" = $1"#;
const FILTERED: &str = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
    WHERE "published" = $1 AND "views" < $2 ORDER BY "id" DESC LIMIT 20"#;
const WRITERS: &str = r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "id" <= $1"#;
const INSERT: &str =
    r#"INSERT INTO "Author" ("email") VALUES ($1) RETURNING "id", "email", "name", "logins""#;
const UPDATE: &str = r#"UPDATE "Author" SET "logins" = "logins" + $1 WHERE "id" = $2
    RETURNING "id", "email", "name", "logins""#;
const NEW_POSTS: &str = r#"INSERT INTO "Post" ("title", "body", "authorId")
    VALUES ($1, $2, $3), ($4, $5, $6), ($7, $8, $9) RETURNING "id""#;
const NEW_COMMENTS: &str = r#"INSERT INTO "Comment" ("text", "postId")
    VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), ($11, $12)"#;
const GROUP: &str = r#"SELECT "authorId", COUNT(*), SUM("views") FROM "Post" GROUP BY "authorId"
    HAVING COUNT(*) > $1 ORDER BY COUNT(*) DESC LIMIT 10"#;
const ROWS: &str =
    r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post""#;

impl Peer for Tasks {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        let pool = &self.0;
        match task {
            Task::Unique => {
                let author: Author = query_as(UNIQUE).bind(p::email(number)).fetch_one(pool).await?;
                black_box(author).note(digest);
            }
            Task::Filtered => {
                let select = query_as(FILTERED).bind(false).bind(p::FEW_VIEWS);
                let posts: Vec<Post> = select.fetch_all(pool).await?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
            Task::Tree => note_tree(&black_box(self.tree().await?), digest),
            Task::Insert => {
                let author: Author = query_as(INSERT).bind(p::new_email(number)).fetch_one(pool).await?;
                black_box(author).note(digest);
            }
            Task::Bulk => digest.count(bulk(pool, number).await?),
            Task::Update => {
                let update = query_as(UPDATE).bind(1).bind(p::id_of(number));
                let author: Author = update.fetch_one(pool).await?;
                black_box(author).note(digest);
            }
            Task::Nested => black_box(self.nested(number).await?).note(digest),
            Task::Group => {
                let select = query_as(GROUP).bind(p::FEW_POSTS);
                let groups: Vec<(i32, i64, Option<i64>)> = select.fetch_all(pool).await?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts: Vec<Post> = query_as(ROWS).fetch_all(pool).await?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
        }
        Ok(())
    }
}

impl Tasks {
    async fn tree(&self) -> sqlx::Result<Tree> {
        let pool = &self.0;
        let authors: Vec<Author> = query_as(WRITERS).bind(p::WRITERS).fetch_all(pool).await?;
        let keys = ids(authors.iter().map(|author| author.id));
        let posts: Vec<Post> = query_as(POSTS_OF).bind(keys).fetch_all(pool).await?;
        let keys = ids(posts.iter().map(|post| post.id));
        let comments: Vec<Comment> = query_as(COMMENTS_OF).bind(keys).fetch_all(pool).await?;
        Ok(tree(authors, posts, comments))
    }

    async fn nested(&self, number: u32) -> sqlx::Result<Author> {
        let mut transaction = self.0.begin().await?;
        let author: Author =
            query_as(INSERT).bind(p::nested_email(number)).fetch_one(&mut *transaction).await?;
        let mut insert = query_scalar(NEW_POSTS);
        for (title, body) in (0..3).map(|at| p::nested_title(number, at)) {
            insert = insert.bind(title).bind(body).bind(author.id);
        }
        let posts: Vec<i32> = insert.fetch_all(&mut *transaction).await?;
        let mut insert = query(NEW_COMMENTS);
        for (at, post) in (0..).zip(&posts) {
            for comment in 0..2 {
                insert = insert.bind(p::nested_text(number, at, comment)).bind(*post);
            }
        }
        insert.execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(author)
    }
}
