//! A new user without an organization.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn create(db: &Db) -> Result<User, Error> {
    db.user().create(user::New { email: "ann@x.io".into() }).name("Ann").await
}

fn main() {}
