//! The rows that are measured with, and the hand-written structs of the raw side.

use pumpflix_client::Result;

use crate::db::{Db, author, comment, post};

/// Authors in the database before anything is measured.
pub(crate) const AUTHORS: i32 = 1_000;
/// Authors that have posts.
pub(crate) const WRITERS: i32 = 100;
/// Posts in the database: ten for each writer, and as many more as make ten thousand.
pub(crate) const POSTS: i32 = 10_000;

/// The address of an author.
pub(crate) fn email(number: u32) -> String {
    format!("author{number}@example.com")
}

/// Creates the tables and the rows.
pub(crate) async fn fill(db: &Db) -> Result<()> {
    db.create_tables().await?;
    let authors =
        (0..AUTHORS).map(|n| author::New { email: email(n.unsigned_abs()) }.name(format!("Author {n}")));
    db.author().create_many(authors).await?;
    let posts = (0..POSTS).map(|n| post::New {
        title: format!("Post {n}"),
        body: "All work and no play makes a dull benchmark. ".repeat(3),
        // The first thousand posts belong to the writers; the others fill the table.
        author_id: (if n < WRITERS * 10 { n / 10 + 1 } else { AUTHORS }).into(),
    });
    db.post().create_many(posts).await?;
    let comments = (0..WRITERS * 10 * 3)
        .map(|n| comment::New { text: format!("Comment {n}"), post_id: (n / 3 + 1).into() });
    db.comment().create_many(comments).await?;
    Ok(())
}

/// An author, as somebody without a generator would write it.
#[expect(dead_code, reason = "a row is read whole, as a program would, whatever is done with it")]
pub(crate) struct RawAuthor {
    pub(crate) id: i32,
    pub(crate) email: String,
    pub(crate) name: Option<String>,
    pub(crate) logins: i32,
}

/// A post; `T` is the driver's time.
#[expect(dead_code, reason = "a row is read whole, as a program would, whatever is done with it")]
pub(crate) struct RawPost<T> {
    pub(crate) id: i32,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) published: bool,
    pub(crate) views: i32,
    pub(crate) created_at: T,
    pub(crate) author_id: i32,
}

/// A comment.
#[expect(dead_code, reason = "a row is read whole, as a program would, whatever is done with it")]
pub(crate) struct RawComment {
    pub(crate) id: i32,
    pub(crate) text: String,
    pub(crate) post_id: i32,
}

/// Posts under their authors and comments under their posts.
pub(crate) type RawTree<T> = Vec<(RawAuthor, Vec<(RawPost<T>, Vec<RawComment>)>)>;

/// Puts the three levels together.
pub(crate) fn tree<T>(
    authors: Vec<RawAuthor>,
    posts: Vec<RawPost<T>>,
    comments: Vec<RawComment>,
) -> RawTree<T> {
    use std::collections::HashMap;
    let mut post_at: HashMap<i32, (usize, usize)> = HashMap::with_capacity(posts.len());
    let author_at: HashMap<i32, usize> = authors.iter().enumerate().map(|(at, a)| (a.id, at)).collect();
    let mut tree: RawTree<T> = authors.into_iter().map(|a| (a, Vec::new())).collect();
    for post in posts {
        if let Some(&at) = author_at.get(&post.author_id) {
            post_at.insert(post.id, (at, tree[at].1.len()));
            tree[at].1.push((post, Vec::new()));
        }
    }
    for comment in comments {
        if let Some(&(author, post)) = post_at.get(&comment.post_id) {
            tree[author].1[post].1.push(comment);
        }
    }
    tree
}
