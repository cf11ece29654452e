//! An enum is given as text, and as the value of another enum.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn find(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().filter(user::role.eq("ADMIN")).await
}

pub async fn find_among(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().filter(user::role.in_(["ADMIN"])).await
}

fn main() {}
