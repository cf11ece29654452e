//! Filling a database: one transaction for the tables and all that the first organization needs, one for each further
//! organization.

use std::time::Instant;

use pumpflix_data::{Db, Setup, Tx, create_tables, has_tables};

use crate::failure::{Cause, Failure};
use crate::generate::{catalogue, organization};
use crate::progress::Progress;
use crate::report::{Report, Tally};
use crate::url;
use crate::write::write;

/// Creates the tables in an empty database, and in any database what it lacks of the catalogue, the default organization
/// and `scale` more organizations.
///
/// # Errors
/// [`Failure`] when the database cannot be reached, is not one of ours, or refuses a row. What is complete by then stays;
/// the first transaction goes through every model, so a database that does not fit is left as it was.
pub async fn seed(database_url: &str, scale: u32, progress: &Progress) -> Result<Report, Failure> {
    let db = connect(database_url).await.map_err(Failure::early)?;
    let started = Instant::now();
    let mut report = Report::default();
    let (setup, tallies) = db.transaction(base).await.map_err(Failure::early)?;
    report.tables_created = setup == Setup::Created;
    report.add_all(tallies);
    progress.organization_done(report.created());
    for number in 1..=scale {
        let stopped = |cause| Failure { cause, complete: number };
        report.add_all(further(&db, number).await.map_err(stopped)?);
        progress.organization_done(report.created());
    }
    report.elapsed = started.elapsed();
    Ok(report)
}

/// Connects, after a look at a SQLite file that is there already: opening it for writing changes its journal mode, and
/// someone else's file must stay as it is.
async fn connect(database_url: &str) -> Result<Db, Cause> {
    if url::sqlite_file(database_url).is_some_and(|file| file.exists()) {
        let db = Db::connect(url::read_only(database_url)).await.map_err(Cause::Connect)?;
        has_tables(&db).await?;
    }
    Db::connect(database_url).await.map_err(Cause::Connect)
}

/// The tables, the catalogue and the default organization.
async fn base(tx: Tx) -> Result<(Setup, Vec<Tally>), Cause> {
    let setup = create_tables(&tx).await?;
    let mut tallies = write(&tx, catalogue()).await?;
    tallies.extend(write(&tx, organization(0)).await?);
    Ok((setup, tallies))
}

/// Another organization.
async fn further(db: &Db, number: u32) -> Result<Vec<Tally>, Cause> {
    let rows = organization(number);
    db.transaction(async |tx: Tx| write(&tx, rows).await).await
}
