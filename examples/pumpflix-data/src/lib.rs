//! The PumpFlix database: a generated client for it, and a function that creates its tables.
//!
//! `src/db` and `ddl` are generated from `schema/pumpflix/schema.prisma`; everything that the client offers is re-exported
//! here.

#![deny(missing_docs, warnings)]

// Generated files have the generator's layout.
#[rustfmt::skip]
mod db;
mod setup;

pub use db::*;
pub use setup::{Setup, SetupError};

/// Creates all tables, with their indexes and constraints, in one transaction if the database is empty. A database that
/// has the tables already is left alone.
///
/// # Errors
/// [`SetupError`] when the database holds other tables, holds only some of these, or refuses a statement. Nothing has
/// changed then.
pub async fn create_tables(db: &Db) -> Result<Setup, SetupError> {
    setup::create(db, setup::ddl(db.dialect())?).await
}

/// Whether the tables are there: what [`create_tables`] would find, without changing anything.
///
/// # Errors
/// [`SetupError`] when the database holds other tables, holds only some of these, or cannot be read.
pub async fn has_tables(db: &Db) -> Result<bool, SetupError> {
    Ok(setup::find(db, setup::ddl(db.dialect())?).await? == Setup::AlreadyThere)
}
