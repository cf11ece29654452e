//! The tasks through Toasty, on either database.
//!
//! `peers-toasty toasty URL CONNECTIONS` is started by the program that measures.

mod models;
#[path = "../../protocol.rs"]
mod protocol;

use std::hint::black_box;

use toasty::Db;
use toasty::stmt::{Value, increment};

use models::{Author, Comment, Post};
use protocol::{self as p, Digest, Outcome, Peer, Start, Task, serve};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let start = Start::from_args()?;
    if start.flavour != "toasty" {
        return Err(start.unknown());
    }
    serve(Toasty::connect(&start).await?, start.connections).await
}

/// A pool.
struct Toasty(Db);

impl Toasty {
    /// Opens the pool.
    async fn connect(start: &Start) -> Outcome<Self> {
        let mut db = Db::builder()
            .models(toasty::models!(Author, Post, Comment))
            .max_pool_size(start.connections)
            .pool_pre_ping(false)
            .pool_health_check_interval(None)
            .connect(&start.url)
            .await?;
        if start.is_sqlite() {
            // The pool has one connection, which stays; the file is in WAL mode already.
            toasty::sql::statement("PRAGMA synchronous = NORMAL").exec(&mut db).await?;
            toasty::sql::statement("PRAGMA foreign_keys = ON").exec(&mut db).await?;
        }
        Ok(Self(db))
    }
}

/// Toasty groups nothing, so this is its way to plain SQL.
const GROUP: &str = r#"SELECT "authorId", COUNT(*), SUM("views") FROM "Post" GROUP BY "authorId"
    HAVING COUNT(*) > $1 ORDER BY COUNT(*) DESC LIMIT 10"#;

impl Peer for Toasty {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        let db = &mut self.0.clone();
        match task {
            Task::Unique => {
                note_author(digest, &black_box(Author::get_by_email(db, p::email(number)).await?));
            }
            Task::Filtered => {
                let fields = Post::fields();
                let few = fields.published().eq(false).and(fields.views().lt(p::FEW_VIEWS));
                let posts = Post::filter(few).order_by(fields.id().desc()).limit(20).exec(db).await?;
                for post in &black_box(posts) {
                    note_post(digest, post);
                }
            }
            Task::Tree => {
                let fields = Author::fields();
                let authors = Author::filter(fields.id().le(p::WRITERS))
                    .include(fields.posts().comments())
                    .exec(db)
                    .await?;
                note_tree(digest, &black_box(authors));
            }
            Task::Insert => {
                let author = Author::create().email(p::new_email(number)).exec(db).await?;
                note_author(digest, &black_box(author));
            }
            Task::Bulk => {
                let mut posts = Post::create_many();
                for (title, body) in (0..p::BULK).map(|at| p::bulk_post(number, at)) {
                    posts = posts.item(Post::create().title(title).body(body).author_id(p::BULK_AUTHOR));
                }
                digest.count(u64::try_from(black_box(posts.exec(db).await?).len())?);
            }
            Task::Update => {
                // A change of a query returns nothing, so the row is read and then changed in place.
                let mut author = Author::get_by_id(db, p::id_of(number)).await?;
                author.update().logins(increment()).exec(db).await?;
                note_author(digest, &black_box(author));
            }
            Task::Nested => note_author(digest, &black_box(nested(db, number).await?)),
            Task::Group => {
                let rows = toasty::sql::query(GROUP).bind(p::FEW_POSTS).exec(db).await?;
                let groups: Vec<(i32, i64, Option<i64>)> = rows.iter().map(group).collect::<Outcome<_>>()?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts = Post::all().exec(db).await?;
                for post in &black_box(posts) {
                    note_post(digest, post);
                }
            }
        }
        Ok(())
    }
}

/// An author with three posts of two comments each, which Toasty writes in one transaction.
async fn nested(db: &mut Db, number: u32) -> toasty::Result<Author> {
    let post = |at| {
        let (title, body) = p::nested_title(number, at);
        let comment = |c| Comment::create().text(p::nested_text(number, at, c));
        Post::create().title(title).body(body).comments([comment(0), comment(1)])
    };
    let posts = [post(0), post(1), post(2)];
    Author::create().email(p::nested_email(number)).posts(posts).exec(db).await
}

/// A row of [`GROUP`].
fn group(row: &Value) -> Outcome<(i32, i64, Option<i64>)> {
    let Value::Record(row) = row else { return Err("a row is a record".into()) };
    let number = |value: &Value| match value {
        Value::I32(number) => Ok(Some(i64::from(*number))),
        Value::I64(number) => Ok(Some(*number)),
        Value::Null => Ok(None),
        other => Err(format!("{other:?} is no whole number")),
    };
    let author = number(&row[0])?.ok_or("a group has an author")?;
    Ok((i32::try_from(author)?, number(&row[1])?.unwrap_or_default(), number(&row[2])?))
}

fn note_author(digest: &mut Digest, author: &Author) {
    digest.author(author.id, &author.email, author.name.as_deref(), author.logins);
}

fn note_post(digest: &mut Digest, post: &Post) {
    let time = || format!("{:.3}", post.created_at);
    digest.post((post.id, post.author_id), (&post.title, &post.body), post.published, post.views, time);
}

fn note_tree(digest: &mut Digest, authors: &[Author]) {
    for author in authors {
        note_author(digest, author);
        for post in author.posts.get() {
            note_post(digest, post);
            for comment in post.comments.get() {
                digest.comment(author.id, comment.post_id, comment.id, &comment.text);
            }
        }
    }
}
