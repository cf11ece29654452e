//! A relation and a field are no order by themselves.

use pumpflix_tests::api::{Db, Error, User, user};

pub async fn relation(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().order_by(user::org).await
}

pub async fn field(db: &Db) -> Result<Vec<User>, Error> {
    db.user().find_many().order_by(user::email).await
}

fn main() {}
