//! The posts of each user are filtered by a field of users.

use pumpflix_tests::api::{Db, Error, Post, User, user};

pub async fn find(db: &Db) -> Result<Vec<(User, Vec<Post>)>, Error> {
    db.user().find_many().with(user::posts.filter(user::email.eq("ann@x.io"))).await
}

fn main() {}
