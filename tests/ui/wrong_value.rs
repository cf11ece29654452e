//! A number is compared with text, set to text, and set to null.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn find(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().filter(user::logins.eq("three")).await
}

pub async fn update(db: &Db) -> Result<User, Error> {
    db.user().update(user::by_id("1")).set(user::logins.to("three")).await
}

pub async fn clear(db: &Db) -> Result<User, Error> {
    db.user().update(user::by_id("1")).set(user::logins.to(None::<i32>)).await
}

fn main() {}
