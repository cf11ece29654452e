//! An `Option` for a field that always has a value, and none for a relation that a row must have.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn compare(db: &Db, wanted: Option<i32>) -> Result<Vec<User>, Error> {
    db.user().find_many().filter(user::logins.eq(wanted)).await
}

pub fn set(logins: Option<i32>) -> user::Draft {
    user::New { email: "ann@x.io".into(), org_id: "o1".into() }.logins(logins)
}

pub fn relation() -> user::Draft {
    user::New { email: "ann@x.io".into(), org_id: None.into() }
}

fn main() {}
