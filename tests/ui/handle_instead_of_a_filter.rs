//! A relation and a field are given where a condition on them is wanted, and a condition where a key is.

use pumpflix_tests::api::{Db, Error, Post, User, post, user};

pub async fn relation(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().filter(user::posts).await
}

pub async fn field(db: &Db) -> Result<Vec<Post>, Error> {
    db.post().find_many().filter(post::published).await
}

pub async fn key(db: &Db) -> Result<Option<User>, Error> {
    db.user().find_unique(user::email.eq("ann@x.io")).await
}

fn main() {}
