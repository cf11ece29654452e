//! The data of the application: its tables, and the typed client that reads and writes them.

pub use db::*;

#[rustfmt::skip]
mod db;

/// Creates the tables in an empty database; does nothing when there are tables already.
pub async fn create_tables(db: &Db) -> pumpflix_client::Result<()> {
    if !db.table_names().await?.is_empty() {
        return Ok(());
    }
    let script = match db.dialect() {
        pumpflix_client::Dialect::Sqlite => include_str!("../ddl/sqlite.sql"),
        _ => include_str!("../ddl/postgresql.sql"),
    };
    db.execute_script(script).await
}
