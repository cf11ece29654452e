//! A new organization is given where a user, several users and a user's posts are to be created, and connected to tags.

use pumpflix_tests::api::{Db, Error, User, organization, tag, user};

pub async fn one(db: &Db) -> Result<User, Error> {
    db.user().create(organization::New { slug: "a".into(), name: "A".into() }).await
}

pub async fn many(db: &Db) -> Result<u64, Error> {
    db.user().create_many([organization::New { slug: "a".into(), name: "A".into() }]).await
}

pub async fn nested(db: &Db) -> Result<User, Error> {
    let new = user::New { email: "ann@x.io".into(), org_id: "o1".into() };
    db.user().create(new).nest(user::posts.create(|_| [tag::New { name: "x".into() }])).await
}

pub async fn connected(db: &Db) -> Result<User, Error> {
    let new = user::New { email: "ann@x.io".into(), org_id: "o1".into() };
    db.user().create(new).nest(user::posts.connect([tag::by_id(1)])).await
}

fn main() {}
