//! The tasks through Diesel (`diesel`) and diesel-async (`diesel-async`).
//!
//! `peers-diesel FLAVOUR URL CONNECTIONS` is started by the program that measures.

#![expect(clippy::duplicate_mod, reason = "the same tasks for each database, whose types differ")]

mod models;
mod postgres;
#[path = "../../protocol.rs"]
mod protocol;
mod schema;
mod sqlite;

use protocol::{Outcome, Start, serve};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let start = Start::from_args()?;
    let connections = start.connections;
    match (start.flavour.as_str(), start.is_sqlite()) {
        ("diesel", true) => serve(sqlite::blocking(&start)?, connections).await,
        ("diesel", false) => serve(postgres::blocking(&start)?, connections).await,
        ("diesel-async", true) => serve(sqlite::asynchronous(&start)?, connections).await,
        ("diesel-async", false) => serve(postgres::asynchronous(&start)?, connections).await,
        _ => Err(start.unknown()),
    }
}
