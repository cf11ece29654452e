//! A filter of users asks for a field of posts.

use pumpflix_tests::api::{Db, Error, User, post};

pub async fn find(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().filter(post::title.eq("Hello")).await
}

fn main() {}
