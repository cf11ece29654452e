//! `.required()` is said last.

use pumpflix_tests::api::{Db, Error, Post, User, user};

pub async fn load(db: &Db) -> Result<(User, Vec<Post>), Error> {
    db.user().find_unique(user::by_id("1")).required().with(user::posts).await
}

fn main() {}
