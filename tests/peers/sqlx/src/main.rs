//! The tasks through sqlx (`sqlx`) and `sea-orm` (`seaorm`), which stands on sqlx.
//!
//! `peers-sqlx FLAVOUR URL CONNECTIONS` is started by the program that measures.

#![expect(clippy::duplicate_mod, reason = "the same tasks for each database, whose types differ")]

mod entities;
#[path = "../../protocol.rs"]
mod protocol;
mod seaorm;
mod sqlx_postgres;
mod sqlx_rows;
mod sqlx_sqlite;

use protocol::{Outcome, Start, serve};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let start = Start::from_args()?;
    let connections = start.connections;
    match (start.flavour.as_str(), start.is_sqlite()) {
        ("sqlx", true) => serve(sqlx_sqlite::connect(&start).await?, connections).await,
        ("sqlx", false) => serve(sqlx_postgres::connect(&start).await?, connections).await,
        ("seaorm", _) => serve(seaorm::SeaOrm::connect(&start).await?, connections).await,
        _ => Err(start.unknown()),
    }
}
