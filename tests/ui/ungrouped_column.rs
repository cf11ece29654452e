//! Groups by author have no title.

use pumpflix_client::count;
use pumpflix_tests::api::{Db, Error, post};

pub async fn totals(db: &Db) -> Result<usize, Error> {
    let rows = db.post().group_by(post::author_id).select((post::author_id, post::title, count())).await?;
    Ok(rows.len())
}

fn main() {}
