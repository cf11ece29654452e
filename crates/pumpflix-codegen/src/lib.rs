//! Checked schema and tables in, formatted Rust files out, all in memory.
//!
//! This crate does no IO and decides no name: the schema has the Rust names, the tables have the SQL names.

mod files;

pub use files::{Files, Options};

use pumpflix_schema::Checked;
use pumpflix_sql::SqlSchema;

/// The client of a schema. `tables` are those of each of `checked.schemas`, in the same order.
pub fn generate(_checked: &Checked, _tables: &[SqlSchema], _options: &Options) -> Files {
    Files::default()
}
