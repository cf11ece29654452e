//! A relation is no field to be picked, nor is a field of another model.

use pumpflix_tests::api::{Db, Error, post, user};

pub async fn relation(db: &Db) -> Result<usize, Error> {
    Ok(db.user().find_many().pick((user::email, user::posts)).await?.len())
}

pub async fn other(db: &Db) -> Result<usize, Error> {
    Ok(db.user().find_many().pick((user::email, post::title)).await?.len())
}

fn main() {}
