//! A query is used as if it were its rows.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn each(db: &Db) {
    for user in db.user().find_many() {
        drop(user);
    }
}

pub async fn tried(db: &Db) -> Result<Vec<User>, Error> {
    Ok(db.user().find_many()?)
}

pub async fn returned(db: &Db) -> Result<Option<User>, Error> {
    db.user().find_unique(user::by_id("1"))
}

pub async fn field(db: &Db) -> String {
    db.user().find_unique(user::by_id("1")).required().email
}

fn main() {}
