//! Checked schema in, tables out; two sets of tables in, a migration script out.
//!
//! Pure: no IO, no connection. After the schema's check nothing here can fail.

mod lower;
pub mod plan;
pub mod render;
pub mod step;
pub mod tables;

pub use lower::lower;
pub use plan::Migration;
pub use render::{RenderOptions, Script, render};
pub use tables::SqlSchema;

/// The script that makes a database from nothing. The same as rendering the plan from an empty database.
pub fn create_script(schema: &SqlSchema) -> String {
    render(&plan::create(schema), RenderOptions::default()).to_string()
}
