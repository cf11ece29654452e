//! A view has no rows of its own.

use pumpflix_tests::views::{Db, Error, Total, total};

pub async fn new(db: &Db) -> Result<Total, Error> {
    db.total().create(total::New { posts: 1 }).await
}

pub async fn row(db: &Db, row: Total) -> Result<Total, Error> {
    db.total().create(row).await
}

pub async fn rows(db: &Db, rows: Vec<Total>) -> Result<u64, Error> {
    db.total().create_many(rows).await
}

fn main() {}
