//! The tasks through the generated client, on either database.

use std::hint::black_box;

use crate::db::{Author, Comment, Db, Post, author, comment, count, post};
use crate::protocol::{self as p, Digest, Outcome, Peer, Start, Task};

/// The client and its pool.
pub(crate) struct Client(Db);

impl Client {
    /// Opens the database.
    pub(crate) async fn connect(start: &Start) -> Outcome<Self> {
        Ok(Self(Db::builder().url(&start.url).max_connections(start.connections).connect().await?))
    }
}

impl Peer for Client {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        let db = &self.0;
        match task {
            Task::Unique => {
                let found = db.author().find_unique(author::by_email(p::email(number))).await?;
                note_author(digest, &black_box(found).ok_or("no such author")?);
            }
            Task::Filtered => {
                let posts = db
                    .post()
                    .find_many()
                    .filter(post::published.eq(false) & post::views.lt(p::FEW_VIEWS))
                    .order_by(post::id.desc())
                    .take(20)
                    .await?;
                for post in &black_box(posts) {
                    note_post(digest, post);
                }
            }
            Task::Tree => {
                #[expect(clippy::type_complexity, reason = "it says what is loaded")]
                let rows: Vec<(Author, Vec<(Post, Vec<Comment>)>)> = db
                    .author()
                    .find_many()
                    .filter(author::id.lte(p::WRITERS))
                    .with(author::posts.with(post::comments))
                    .await?;
                for (author, posts) in &black_box(rows) {
                    note_author(digest, author);
                    for (post, comments) in posts {
                        note_post(digest, post);
                        for comment in comments {
                            digest.comment(author.id, post.id, comment.id, &comment.text);
                        }
                    }
                }
            }
            Task::Insert => {
                let new = author::New { email: p::new_email(number) };
                note_author(digest, &black_box(db.author().create(new).await?));
            }
            Task::Bulk => {
                let posts = (0..p::BULK).map(|at| {
                    let (title, body) = p::bulk_post(number, at);
                    post::New { title, body, author_id: p::BULK_AUTHOR.into() }
                });
                digest.count(db.post().create_many(posts).await?);
            }
            Task::Update => {
                let update = db.author().update(author::by_id(p::id_of(number)));
                note_author(digest, &black_box(update.set(author::logins.increment(1)).await?));
            }
            Task::Nested => note_author(digest, &black_box(nested(db, number).await?)),
            Task::Group => {
                let groups: Vec<(i32, i64, Option<i64>)> = db
                    .post()
                    .group_by(post::author_id)
                    .select((post::author_id, count(), post::views.sum()))
                    .having(count().gt(p::FEW_POSTS))
                    .order_by(count().desc())
                    .take(10)
                    .await?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts = db.post().find_many().await?;
                for post in &black_box(posts) {
                    note_post(digest, post);
                }
            }
        }
        Ok(())
    }
}

/// An author with three posts of two comments each.
async fn nested(db: &Db, number: u32) -> pumpflix_client::Result<Author> {
    let posts = author::posts.create(move |author_id| {
        (0..3).map(move |at| {
            let (title, body) = p::nested_title(number, at);
            post::New { title, body, author_id: author_id.clone() }.nest(post::comments.create(
                move |post_id| {
                    (0..2).map(move |c| comment::New {
                        text: p::nested_text(number, at, c),
                        post_id: post_id.clone(),
                    })
                },
            ))
        })
    });
    db.author().create(author::New { email: p::nested_email(number) }).nest(posts).await
}

fn note_author(digest: &mut Digest, author: &Author) {
    digest.author(author.id, &author.email, author.name.as_deref(), author.logins);
}

fn note_post(digest: &mut Digest, post: &Post) {
    let time = || post.created_at.naive_utc().format("%FT%T%.3f").to_string();
    digest.post((post.id, post.author_id), (&post.title, &post.body), post.published, post.views, time);
}
