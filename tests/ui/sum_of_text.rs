//! Text is not added up, a field is no number over all rows, and groups are not made by a relation.

use pumpflix_client::count;
use pumpflix_tests::api::{Db, Error, post};

pub async fn text(db: &Db) -> Result<(), Error> {
    db.post().aggregate((post::title.sum(),)).await.map(drop)
}

pub async fn field(db: &Db) -> Result<(), Error> {
    db.post().aggregate((count(), post::views)).await.map(drop)
}

pub async fn relation(db: &Db) -> Result<(), Error> {
    db.post().group_by(post::author).select((count(),)).await.map(drop)
}

fn main() {}
