//! The data of the application: the typed client that reads and writes it.

// Generated files have the generator's layout.
#[rustfmt::skip]
mod db;

pub use db::*;
