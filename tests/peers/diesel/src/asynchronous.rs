//! The tasks through diesel-async, for the connection that the module above calls `AsyncConnection`; inserts of many rows are
//! of that module too, because the two databases differ there.

use std::hint::black_box;

use diesel::dsl::{count_star, sum};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use diesel_async::pooled_connection::deadpool::Pool;

use super::{AsyncConnection, insert_many, nested};
use crate::models::{Author, Comment, NewAuthor, Post, Tree, note_tree, tree};
use crate::protocol::{self as p, Digest, Outcome, Peer, Task};
use crate::schema::{authors, posts};

/// A pool.
pub(super) struct Asynchronous(pub(super) Pool<AsyncConnection>);

impl Peer for Asynchronous {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        let connection = &mut *self.0.get().await?;
        match task {
            Task::Unique => {
                let query = authors::table.filter(authors::email.eq(p::email(number)));
                black_box(query.select(Author::as_select()).first(connection).await?).note(digest);
            }
            Task::Filtered => {
                let posts = posts::table
                    .filter(posts::published.eq(false).and(posts::views.lt(p::FEW_VIEWS)))
                    .order_by(posts::id.desc())
                    .limit(20)
                    .select(Post::as_select())
                    .load(connection)
                    .await?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
            Task::Tree => note_tree(&black_box(load_tree(connection).await?), digest),
            Task::Insert => black_box(insert(connection, p::new_email(number)).await?).note(digest),
            Task::Bulk => digest.count(u64::try_from(insert_many(connection, number).await?)?),
            Task::Update => {
                let author = diesel::update(authors::table.find(p::id_of(number)))
                    .set(authors::logins.eq(authors::logins + 1))
                    .returning(Author::as_returning())
                    .get_result(connection)
                    .await?;
                black_box(author).note(digest);
            }
            Task::Nested => black_box(nested(connection, number).await?).note(digest),
            Task::Group => {
                let groups: Vec<(i32, i64, Option<i64>)> = posts::table
                    .group_by(posts::author_id)
                    .select((posts::author_id, count_star(), sum(posts::views)))
                    .having(count_star().gt(p::FEW_POSTS))
                    .order_by(count_star().desc())
                    .limit(10)
                    .load(connection)
                    .await?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts = posts::table.select(Post::as_select()).load(connection).await?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
        }
        Ok(())
    }
}

async fn load_tree(connection: &mut AsyncConnection) -> QueryResult<Tree> {
    let writers = authors::table.filter(authors::id.le(p::WRITERS));
    let authors = writers.select(Author::as_select()).load(connection).await?;
    let posts = Post::belonging_to(&authors).select(Post::as_select()).load(connection).await?;
    let comments = Comment::belonging_to(&posts).select(Comment::as_select()).load(connection).await?;
    Ok(tree(authors, posts, comments))
}

/// Writes an author.
pub(super) async fn insert(connection: &mut AsyncConnection, email: String) -> QueryResult<Author> {
    diesel::insert_into(authors::table)
        .values(NewAuthor { email })
        .returning(Author::as_returning())
        .get_result(connection)
        .await
}
