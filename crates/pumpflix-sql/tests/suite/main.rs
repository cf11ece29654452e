//! Scripts beside what they should be, and the laws of migrations on SQLite.
#![expect(clippy::unwrap_used, reason = "a test stops where its own setting fails")]
#![expect(clippy::disallowed_methods, reason = "the tests read their cases; the crate itself does not")]

mod cases;
mod catalog;
mod deviations;
mod folders;
mod generated;
mod join_tables;
mod laws;
mod migrations;
mod renames;
