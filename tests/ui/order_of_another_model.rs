//! Users are ordered by a field of posts.

use pumpflix_tests::api::{Db, Error, User, post};

pub async fn find(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().order_by(post::title.asc()).await
}

fn main() {}
