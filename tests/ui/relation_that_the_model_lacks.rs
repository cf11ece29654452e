//! Comments belong to posts, not to users.

use pumpflix_tests::api::{Db, Error, User, post, user};

pub async fn load(db: &Db) -> Result<Vec<User>, Error> {
    let rows = db.user().find_many().with(post::comments).await?;
    Ok(rows.into_iter().map(|(user, _)| user).collect())
}

pub async fn name(db: &Db) -> Result<Vec<User>, Error> {
    let rows = db.user().find_many().with(user::comments).await?;
    Ok(rows.into_iter().map(|(user, _)| user).collect())
}

fn main() {}
