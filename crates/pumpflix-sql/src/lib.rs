//! Checked schema in, tables out; two sets of tables in, a migration script out.
//!
//! Pure: no IO, no connection. After the schema's check nothing here can fail.

mod lower;
pub mod plan;
pub mod render;
pub mod step;
mod summary;
pub mod tables;
mod warnings;

pub use lower::lower;
pub use plan::{Backfill, Migration, PlanOptions, RenameError, RenameRequest, plan};
pub use render::{RenderOptions, Script, render};
pub use summary::{Change, ChangeKind, summary};
pub use tables::SqlSchema;
pub use warnings::{Code, Severity, Warning};

/// The script that makes a database from nothing. The same as rendering the plan from an empty database.
pub fn create_script(schema: &SqlSchema) -> String {
    create_script_with(schema, RenderOptions::default())
}

/// [`create_script`] in the given mode.
pub fn create_script_with(schema: &SqlSchema, options: RenderOptions) -> String {
    render(&plan::create(schema), options).to_string()
}
