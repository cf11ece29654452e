//! A post gets a field of users, an organization as its author, no author, and a condition instead of a value.

use pumpflix_tests::api::{Db, Error, Organization, Post, post, user};

pub async fn field(db: &Db) -> Result<Post, Error> {
    db.post().update(post::by_id(1)).set(user::id.to("x")).await
}

pub async fn row(db: &Db, org: &Organization) -> Result<Post, Error> {
    db.post().update(post::by_id(1)).set(post::author.to(org)).await
}

pub async fn nothing(db: &Db) -> Result<Post, Error> {
    db.post().update(post::by_id(1)).set(post::author_id.to_null()).await
}

pub async fn condition(db: &Db) -> Result<Post, Error> {
    db.post().update(post::by_id(1)).set(post::title.eq("Hello")).await
}

fn main() {}
