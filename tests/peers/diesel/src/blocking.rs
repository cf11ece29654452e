//! The tasks through Diesel, for the connection that the module above calls `Connection`.

use std::cell::RefCell;
use std::hint::black_box;

use diesel::Connection as _;
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;

use super::Connection;
use crate::models::{
    Author, Comment, NewAuthor, Post, Tree, bulk, nested_comments, nested_posts, note_tree, tree,
};
use crate::protocol::{self as p, Digest, Outcome, Peer, Task};
use crate::schema::{authors, comments, posts};

/// One connection.
pub(super) struct Blocking(RefCell<Connection>);

impl Blocking {
    /// The tasks on this connection.
    pub(super) fn new(connection: Connection) -> Self {
        Self(RefCell::new(connection))
    }
}

impl Peer for Blocking {
    async fn run(&self, task: Task, number: u32, digest: &mut Digest) -> Outcome {
        let mut connection = self.0.try_borrow_mut()?;
        let connection = &mut *connection;
        match task {
            Task::Unique => {
                let query = authors::table.filter(authors::email.eq(p::email(number)));
                black_box(query.select(Author::as_select()).first(connection)?).note(digest);
            }
            Task::Filtered => {
                let posts = posts::table
                    .filter(posts::published.eq(false).and(posts::views.lt(p::FEW_VIEWS)))
                    .order_by(posts::id.desc())
                    .limit(20)
                    .select(Post::as_select())
                    .load(connection)?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
            Task::Tree => note_tree(&black_box(load_tree(connection)?), digest),
            Task::Insert => black_box(insert(connection, p::new_email(number))?).note(digest),
            Task::Bulk => digest.count(u64::try_from(insert_many(connection, number)?)?),
            Task::Update => {
                let author = diesel::update(authors::table.find(p::id_of(number)))
                    .set(authors::logins.eq(authors::logins + 1))
                    .returning(Author::as_returning())
                    .get_result(connection)?;
                black_box(author).note(digest);
            }
            Task::Nested => black_box(nested(connection, number)?).note(digest),
            Task::Group => {
                let groups: Vec<(i32, i64, Option<i64>)> = posts::table
                    .group_by(posts::author_id)
                    .select((posts::author_id, count_star(), sum(posts::views)))
                    .having(count_star().gt(p::FEW_POSTS))
                    .order_by(count_star().desc())
                    .limit(10)
                    .load(connection)?;
                for (author, count, views) in black_box(groups) {
                    digest.group(author, count, views);
                }
            }
            Task::Rows => {
                let posts = posts::table.select(Post::as_select()).load(connection)?;
                for post in &black_box(posts) {
                    post.note(digest);
                }
            }
        }
        Ok(())
    }
}

fn load_tree(connection: &mut Connection) -> QueryResult<Tree> {
    let writers = authors::table.filter(authors::id.le(p::WRITERS));
    let authors = writers.select(Author::as_select()).load(connection)?;
    let posts = Post::belonging_to(&authors).select(Post::as_select()).load(connection)?;
    let comments = Comment::belonging_to(&posts).select(Comment::as_select()).load(connection)?;
    Ok(tree(authors, posts, comments))
}

fn insert(connection: &mut Connection, email: String) -> QueryResult<Author> {
    diesel::insert_into(authors::table)
        .values(NewAuthor { email })
        .returning(Author::as_returning())
        .get_result(connection)
}

/// Writes the posts of the bulk insert.
pub(super) fn insert_many(connection: &mut Connection, number: u32) -> QueryResult<usize> {
    diesel::insert_into(posts::table).values(bulk(number)).execute(connection)
}

/// Writes an author with posts and comments.
pub(super) fn nested(connection: &mut Connection, number: u32) -> QueryResult<Author> {
    connection.transaction(|connection| {
        let author = insert(connection, p::nested_email(number))?;
        let posts: Vec<i32> = diesel::insert_into(posts::table)
            .values(nested_posts(number, author.id))
            .returning(posts::id)
            .get_results(connection)?;
        let rows = nested_comments(number, &posts);
        diesel::insert_into(comments::table).values(rows).execute(connection)?;
        Ok(author)
    })
}
