//! What a user types and what the program answers: the real binary, in a temporary folder.

mod build;
mod check;
mod explain;
mod format;
mod help;
mod init;
mod project;
mod sql;
mod wrong_input;
