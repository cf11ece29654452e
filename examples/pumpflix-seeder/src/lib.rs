//! Believable sample data for the PumpFlix database, the same rows on every run, and the parts of the program that
//! writes them.
//!
//! In: an organization's number. Out: rows of every model, linked, in an order in which they can be inserted. The data
//! (`generate` and what it uses) comes from no clock, no random source and no database.

pub mod args;
pub mod failure;
pub mod progress;
pub mod report;
pub mod seed;
pub mod url;
mod write;

mod generate;
mod ideas;
mod random;
mod scope;
mod words;

pub use generate::{Rows, TEST_USER_EMAIL, TEST_USER_PASSWORD, catalogue, organization};
