//! The structs that are read and written. No field to write is left to a default, so that SQLite too takes many rows in
//! one statement.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::protocol::{self as p, Digest};
use crate::schema::{authors, comments, posts};

/// An author.
#[derive(Identifiable, Queryable, Selectable)]
#[diesel(table_name = authors)]
pub(crate) struct Author {
    pub(crate) id: i32,
    pub(crate) email: String,
    pub(crate) name: Option<String>,
    pub(crate) logins: i32,
}

/// A post.
#[derive(Associations, Identifiable, Queryable, Selectable)]
#[diesel(table_name = posts, belongs_to(Author))]
pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) published: bool,
    pub(crate) views: i32,
    pub(crate) created_at: NaiveDateTime,
    pub(crate) author_id: i32,
}

/// A comment.
#[derive(Associations, Identifiable, Queryable, Selectable)]
#[diesel(table_name = comments, belongs_to(Post))]
pub(crate) struct Comment {
    pub(crate) id: i32,
    pub(crate) text: String,
    pub(crate) post_id: i32,
}

/// An author to write.
#[derive(Insertable)]
#[diesel(table_name = authors, treat_none_as_default_value = false)]
pub(crate) struct NewAuthor {
    pub(crate) email: String,
}

/// A post to write.
#[derive(Insertable)]
#[diesel(table_name = posts, treat_none_as_default_value = false)]
pub(crate) struct NewPost {
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) author_id: i32,
}

/// A comment to write.
#[derive(Insertable)]
#[diesel(table_name = comments, treat_none_as_default_value = false)]
pub(crate) struct NewComment {
    pub(crate) text: String,
    pub(crate) post_id: i32,
}

/// Posts under their authors and comments under their posts.
pub(crate) type Tree = Vec<(Author, Vec<(Post, Vec<Comment>)>)>;

/// Puts the three levels together.
pub(crate) fn tree(authors: Vec<Author>, posts: Vec<Post>, comments: Vec<Comment>) -> Tree {
    let comments = comments.grouped_by(&posts);
    let posts = posts.into_iter().zip(comments).grouped_by(&authors);
    authors.into_iter().zip(posts).collect()
}

/// The posts of a bulk insert.
pub(crate) fn bulk(number: u32) -> Vec<NewPost> {
    let post = |at| {
        let (title, body) = p::bulk_post(number, at);
        NewPost { title, body, author_id: p::BULK_AUTHOR }
    };
    (0..p::BULK).map(post).collect()
}

/// The three posts of a nested create.
pub(crate) fn nested_posts(number: u32, author_id: i32) -> Vec<NewPost> {
    let post = |at| {
        let (title, body) = p::nested_title(number, at);
        NewPost { title, body, author_id }
    };
    (0..3).map(post).collect()
}

/// The six comments of a nested create.
pub(crate) fn nested_comments(number: u32, posts: &[i32]) -> Vec<NewComment> {
    let of_post = |(at, post_id): (u32, &i32)| {
        let post_id = *post_id;
        (0..2).map(move |comment| NewComment { text: p::nested_text(number, at, comment), post_id })
    };
    (0..).zip(posts).flat_map(of_post).collect()
}

impl Author {
    pub(crate) fn note(&self, digest: &mut Digest) {
        digest.author(self.id, &self.email, self.name.as_deref(), self.logins);
    }
}

impl Post {
    pub(crate) fn note(&self, digest: &mut Digest) {
        let time = || self.created_at.format("%FT%T%.3f").to_string();
        digest.post((self.id, self.author_id), (&self.title, &self.body), self.published, self.views, time);
    }
}

/// Notes the three levels.
pub(crate) fn note_tree(tree: &Tree, digest: &mut Digest) {
    for (author, posts) in tree {
        author.note(digest);
        for (post, comments) in posts {
            post.note(digest);
            for comment in comments {
                digest.comment(author.id, comment.post_id, comment.id, &comment.text);
            }
        }
    }
}
