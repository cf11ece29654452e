//! What a user types and what the program answers: the real binary, in a temporary folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod build;
mod check;
mod explain;
mod format;
mod help;
mod init;
mod machine;
mod migrate;
mod project;
mod readme;
mod sql;
mod wrong_input;
