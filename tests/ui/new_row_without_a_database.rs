//! A new row is awaited that nothing creates.

use pumpflix_tests::api::{Error, User, user};

pub async fn create() -> Result<User, Error> {
    user::New { email: "ann@x.io".into(), org_id: "o1".into() }.await
}

fn main() {}
