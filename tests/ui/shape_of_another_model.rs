//! Users are read as the shape of a post, and as a struct that is no shape.

use pumpflix_tests::api::{Db, Error, Shape, post};

#[derive(Clone, Shape)]
#[shape(post)]
pub struct PostLine {
    pub title: String,
}

pub struct Plain {
    pub email: String,
}

pub async fn other(db: &Db) -> Result<Vec<PostLine>, Error> {
    db.user().find_many().select::<PostLine>().await
}

pub async fn plain(db: &Db) -> Result<Vec<Plain>, Error> {
    db.user().find_many().select::<Plain>().await
}

fn main() {}
