//! The sample data, and the program that writes it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod again;
mod databases;
mod program;
mod refused;
mod rows;
mod stored;
