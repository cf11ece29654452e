//! Text does not grow by one.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn update(db: &Db) -> Result<User, Error> {
    db.user().update(user::by_id("1")).set(user::email.increment(1)).await
}

fn main() {}
