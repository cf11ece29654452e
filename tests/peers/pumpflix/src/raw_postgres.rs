//! The tasks by hand on tokio-postgres: statements prepared once, and a pool of `deadpool-postgres` with its statement
//! cache where many operations are under way.

use std::hint::black_box;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Row, Statement};

use crate::protocol::{self as p, Digest, Outcome, Peer, Start, Task};
use crate::rows::{Author, Comment, Post, Tree, note_tree, tree};

const UNIQUE: &str = r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "email" = $1"#;
const FILTERED: &str = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
    WHERE "published" = $1 AND "views" < $2 ORDER BY "id" DESC LIMIT 20"#;
const WRITERS: &str = r#"SELECT "id", "email", "name", "logins" FROM "Author" WHERE "id" <= $1"#;
const POSTS_OF: &str = r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post"
    WHERE "authorId" = ANY($1)"#;
const COMMENTS_OF: &str = r#"SELECT "id", "text", "postId" FROM "Comment" WHERE "postId" = ANY($1)"#;
const INSERT: &str =
    r#"INSERT INTO "Author" ("email") VALUES ($1) RETURNING "id", "email", "name", "logins""#;
const BULK: &str = r#"INSERT INTO "Post" ("title", "body", "authorId")
    SELECT * FROM UNNEST($1::TEXT[], $2::TEXT[], $3::INT[])"#;
const UPDATE: &str = r#"UPDATE "Author" SET "logins" = "logins" + $1 WHERE "id" = $2
    RETURNING "id", "email", "name", "logins""#;
const NEW_POSTS: &str = r#"INSERT INTO "Post" ("title", "body", "authorId")
    VALUES ($1, $2, $7), ($3, $4, $7), ($5, $6, $7) RETURNING "id""#;
const NEW_COMMENTS: &str = r#"INSERT INTO "Comment" ("text", "postId")
    VALUES ($1, $7), ($2, $7), ($3, $8), ($4, $8), ($5, $9), ($6, $9)"#;
const GROUP: &str = r#"SELECT "authorId", COUNT(*), SUM("views") FROM "Post" GROUP BY "authorId"
    HAVING COUNT(*) > $1 ORDER BY COUNT(*) DESC LIMIT 10"#;
const ROWS: &str =
    r#"SELECT "id", "title", "body", "published", "views", "createdAt", "authorId" FROM "Post""#;

/// One connection with its statements, and a pool for crowds.
pub(crate) struct RawPostgres {
    client: Client,
    unique: Statement,
    filtered: Statement,
    writers: Statement,
    posts_of: Statement,
    comments_of: Statement,
    insert: Statement,
    bulk: Statement,
    update: Statement,
    new_posts: Statement,
    new_comments: Statement,
    group: Statement,
    rows: Statement,
    pool: Option<Pool>,
}

impl RawPostgres {
    /// Connects and prepares.
    pub(crate) async fn connect(start: &Start) -> Outcome<Self> {
        let (client, connection) = tokio_postgres::connect(&start.url, NoTls).await?;
        tokio::spawn(connection);
        let pool = if start.connections > 1 {
            let config = ManagerConfig { recycling_method: RecyclingMethod::Fast };
            let manager = Manager::from_config(start.url.parse()?, NoTls, config);
            Some(Pool::builder(manager).max_size(start.connections).build()?)
        } else {
            None
        };
        Ok(Self {
            unique: client.prepare(UNIQUE).await?,
            filtered: client.prepare(FILTERED).await?,
            writers: client.prepare(WRITERS).await?,
            posts_of: client.prepare(POSTS_OF).await?,
            comments_of: client.prepare(COMMENTS_OF).await?,
            insert: client.prepare(INSERT).await?,
            bulk: client.prepare(BULK).await?,
            update: client.prepare(UPDATE).await?,
            new_posts: client.prepare(NEW_POSTS).await?,
            new_comments: client.prepare(NEW_COMMENTS).await?,
            group: client.prepare(GROUP).await?,
            rows: client.prepare(ROWS).await?,
            client,
            pool,
        })
    }

    /// A statement's rows, from the pool where there is one.
    async fn query(
        &self,
        prepared: &Statement,
        sql: &str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Outcome<Vec<Row>> {
        let Some(pool) = &self.pool else { return Ok(self.client.query(prepared, params).await?) };
        let client = pool.get().await?;
        let prepared = client.prepare_cached(sql).await?;
        Ok(client.query(&prepared, params).await?)
    }

    /// A statement's only row, from the pool where there is one.
    async fn one(&self, prepared: &Statement, sql: &str, params: &[&(dyn ToSql + Sync)]) -> Outcome<Author> {
        let Some(pool) = &self.pool else {
            return Ok(author(&self.client.query_one(prepared, params).await?));
        };
        let client = pool.get().await?;
        let prepared = client.prepare_cached(sql).await?;
        Ok(author(&client.query_one(&prepared, params).await?))
    }

    async fn tree(&self) -> Outcome<Tree> {
        let writers = self.client.query(&self.writers, &[&p::WRITERS]).await?;
        let authors: Vec<Author> = writers.iter().map(author).collect();
        let ids: Vec<i32> = authors.iter().map(|author| author.id).collect();
        let posts: Vec<Post> = self.client.query(&self.posts_of, &[&ids]).await?.iter().map(post).collect();
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let comments = self.client.query(&self.comments_of, &[&ids]).await?;
        let comment = |row: &Row| Comment { id: row.get(0), text: row.get(1), post_id: row.get(2) };
        Ok(tree(authors, posts, comments.iter().map(comment).collect()))
    }

    async fn nested(&self, number: u32) -> Outcome<Author> {
        let client = &self.client;
        client.batch_execute("BEGIN").await?;
        let author = author(&client.query_one(&self.insert, &[&p::nested_email(number)]).await?);
        let [a, b, c] = [0, 1, 2].map(|at| p::nested_title(number, at));
        let params: [&(dyn ToSql + Sync); 7] = [&a.0, &a.1, &b.0, &b.1, &c.0, &c.1, &author.id];
        let posts = client.query(&self.new_posts, &params).await?;
        let posts: Vec<i32> = posts.iter().map(|row| row.get(0)).collect();
        let texts: Vec<String> = (0..6).map(|at| p::nested_text(number, at / 2, at % 2)).collect();
        let params = texts.iter().map(|text| text as &(dyn ToSql + Sync));
        let params: Vec<_> = params.chain(posts.iter().map(|post| post as _)).collect();
        client.execute(&self.new_comments, &params).await?;
        client.batch_execute("COMMIT").await?;
        Ok(author)
    }
}

impl Peer for RawPostgres {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        match task {
            Task::Unique => {
                black_box(self.one(&self.unique, UNIQUE, &[&p::email(number)]).await?).note(digest);
            }
            Task::Filtered => {
                let rows = self.query(&self.filtered, FILTERED, &[&false, &p::FEW_VIEWS]).await?;
                let posts: Vec<Post> = rows.iter().map(post).collect();
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
            Task::Tree => note_tree(&black_box(self.tree().await?), digest),
            Task::Insert => {
                black_box(self.one(&self.insert, INSERT, &[&p::new_email(number)]).await?).note(digest);
            }
            Task::Bulk => {
                let (titles, bodies): (Vec<String>, Vec<String>) =
                    (0..p::BULK).map(|at| p::bulk_post(number, at)).unzip();
                let authors = vec![p::BULK_AUTHOR; titles.len()];
                digest.count(self.client.execute(&self.bulk, &[&titles, &bodies, &authors]).await?);
            }
            Task::Update => {
                let author = self.one(&self.update, UPDATE, &[&1, &p::id_of(number)]).await?;
                black_box(author).note(digest);
            }
            Task::Nested => black_box(self.nested(number).await?).note(digest),
            Task::Group => {
                let rows = self.client.query(&self.group, &[&p::FEW_POSTS]).await?;
                let groups: Vec<(i32, i64, Option<i64>)> =
                    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts: Vec<Post> = self.client.query(&self.rows, &[]).await?.iter().map(post).collect();
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
        }
        Ok(())
    }
}

fn author(row: &Row) -> Author {
    Author { id: row.get(0), email: row.get(1), name: row.get(2), logins: row.get(3) }
}

fn post(row: &Row) -> Post {
    Post {
        id: row.get(0),
        title: row.get(1),
        body: row.get(2),
        published: row.get(3),
        views: row.get(4),
        created_at: row.get(5),
        author_id: row.get(6),
    }
}
