//! Comments belong to posts, not to users; a post's author has no comments either, and text names no relation.

use pumpflix_tests::api::{Db, Error, User, post, user};

pub async fn load(db: &Db) -> Result<Vec<User>, Error> {
    let rows = db.user().find_many().with(post::comments).await?;
    Ok(rows.into_iter().map(|(user, _)| user).collect())
}

pub async fn name(db: &Db) -> Result<Vec<User>, Error> {
    let rows = db.user().find_many().with(user::comments).await?;
    Ok(rows.into_iter().map(|(user, _)| user).collect())
}

pub async fn deeper(db: &Db) -> Result<usize, Error> {
    Ok(db.post().find_many().with(post::author.with(post::comments)).await?.len())
}

pub async fn text(db: &Db) -> Result<usize, Error> {
    Ok(db.user().find_many().with("posts").await?.len())
}

fn main() {}
