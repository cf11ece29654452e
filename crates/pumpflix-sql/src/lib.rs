//! Checked schema in, tables out; two sets of tables in, a migration script out.
//!
//! Pure: no IO, no connection. After the schema's check nothing here can fail.

mod lower;
pub mod tables;

pub use lower::lower;
pub use tables::SqlSchema;
