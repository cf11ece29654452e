//! The rows that are there before anything is measured.

use chrono::{DateTime, TimeDelta};

use crate::db::{Db, author, comment, post};
use crate::protocol::{Outcome, WRITERS};

/// Authors.
const AUTHORS: i32 = 1_000;
/// Posts: ten for each writer, and as many more as make ten thousand.
const POSTS: i32 = 10_000;

/// Creates the tables and their rows in an empty database.
pub(crate) async fn fill(url: &str) -> Outcome {
    let db = Db::connect(url).await?;
    db.create_tables().await?;
    let authors = (0..AUTHORS)
        .map(|n| author::New { email: format!("author{n}@example.com") }.name(format!("Author {n}")));
    db.author().create_many(authors).await?;
    let start = DateTime::from_timestamp(1_767_225_600, 123_000_000).ok_or("no such time")?;
    let posts = (0..POSTS).zip(post_authors()).map(|(n, author_id)| {
        let new = post::New {
            title: format!("Post {n}"),
            body: "All work and no play makes a dull benchmark. ".repeat(3),
            author_id: author_id.into(),
        };
        let time = start + TimeDelta::milliseconds(i64::from(n) * 1_001);
        new.published(n % 3 == 0).views(n * 7_919 % 2_000).created_at(time)
    });
    db.post().create_many(posts).await?;
    let comments = (0..WRITERS * 10 * 3)
        .map(|n| comment::New { text: format!("Comment {n}"), post_id: (n / 3 + 1).into() });
    db.comment().create_many(comments).await?;
    db.close();
    Ok(())
}

/// Whose each post is: ten for each writer; then a hundred authors with a hundred posts, ninety-nine and so on, so that
/// the ten with most posts are told apart by their number alone; the rest for the last author.
fn post_authors() -> impl Iterator<Item = i32> {
    let writers = (1..=WRITERS).flat_map(|author| [author; 10]);
    let others = (0..100).flat_map(|n| (0..100 - n).map(move |_| WRITERS + 1 + n));
    writers.chain(others).chain(std::iter::repeat(AUTHORS))
}
