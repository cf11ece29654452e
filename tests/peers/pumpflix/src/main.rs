//! The program that measures all peers, and itself two of them: the generated client and the raw drivers.
//!
//! `peers-pumpflix measure PROGRAM… [--quick] [--turns N]` starts the others; `peers-pumpflix client URL CONNECTIONS`
//! and `peers-pumpflix raw URL CONNECTIONS` are the peers.

mod client;
mod copies;
mod fill;
mod measure;
#[path = "../../protocol.rs"]
mod protocol;
mod raw_postgres;
mod raw_sqlite;
mod rows;
mod runner;

use protocol::{Outcome, Start, serve};

pumpflix_client::include_db!();

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    if std::env::args().nth(1).as_deref() == Some("measure") {
        return measure::run(std::env::args().skip(2)).await;
    }
    let start = Start::from_args()?;
    match start.flavour.as_str() {
        "client" => serve(client::Client::connect(&start).await?, start.connections).await,
        "raw" if start.is_sqlite() => serve(raw_sqlite::RawSqlite::open(&start)?, start.connections).await,
        "raw" => serve(raw_postgres::RawPostgres::connect(&start).await?, start.connections).await,
        _ => Err(start.unknown()),
    }
}
