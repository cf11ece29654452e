//! Toasty's models.

use jiff::civil::DateTime;
use jiff::{Timestamp, tz::TimeZone};
use toasty::Deferred;

/// An author.
#[derive(Debug, toasty::Model)]
#[table = "Author"]
pub(crate) struct Author {
    /// Its key.
    #[key]
    #[auto]
    pub(crate) id: i32,
    /// Its address.
    #[unique]
    pub(crate) email: String,
    /// Its name.
    pub(crate) name: Option<String>,
    /// How often it came.
    #[default(0)]
    pub(crate) logins: i32,
    /// What it wrote.
    #[has_many]
    pub(crate) posts: Deferred<Vec<Post>>,
}

/// A post.
#[derive(Debug, toasty::Model)]
#[table = "Post"]
pub(crate) struct Post {
    /// Its key.
    #[key]
    #[auto]
    pub(crate) id: i32,
    /// Its title.
    pub(crate) title: String,
    /// Its text.
    pub(crate) body: String,
    /// Whether it is public.
    #[default(false)]
    pub(crate) published: bool,
    /// How often it was read.
    #[default(0)]
    pub(crate) views: i32,
    /// When it was written.
    #[column("createdAt")]
    #[default(Timestamp::now().to_zoned(TimeZone::UTC).datetime())]
    pub(crate) created_at: DateTime,
    /// Who wrote it.
    #[index]
    #[column("authorId")]
    pub(crate) author_id: i32,
    /// Who wrote it.
    #[belongs_to(key = author_id, references = id)]
    pub(crate) author: Deferred<Author>,
    /// What others said.
    #[has_many]
    pub(crate) comments: Deferred<Vec<Comment>>,
}

/// A comment.
#[derive(Debug, toasty::Model)]
#[table = "Comment"]
pub(crate) struct Comment {
    /// Its key.
    #[key]
    #[auto]
    pub(crate) id: i32,
    /// Its text.
    pub(crate) text: String,
    /// What it is about.
    #[index]
    #[column("postId")]
    pub(crate) post_id: i32,
    /// What it is about.
    #[belongs_to(key = post_id, references = id)]
    pub(crate) post: Deferred<Post>,
}
