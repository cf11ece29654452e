//! A key of another type, too few values, and the key of another model.

use pumpflix_tests::api::{Db, Error, Membership, User, membership, post, user};

pub async fn wrong_type(db: &Db) -> Result<Option<User>, Error> {
    db.user().find_unique(user::by_email(5)).await
}

pub async fn too_few(db: &Db) -> Result<Option<Membership>, Error> {
    db.membership().find_unique(membership::by_org_id_user_id("o1")).await
}

pub async fn other_model(db: &Db) -> Result<Option<User>, Error> {
    db.user().find_unique(post::by_id(1)).await
}

fn main() {}
