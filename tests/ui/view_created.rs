//! A view has no rows of its own.

use pumpflix_tests::views::{Db, Error, Total, total};

pub async fn create(db: &Db) -> Result<Total, Error> {
    db.total().create(total::New { posts: 1 }).await
}

fn main() {}
