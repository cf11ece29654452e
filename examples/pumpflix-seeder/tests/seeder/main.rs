//! The sample data, and the program that writes it.

mod again;
mod databases;
mod program;
mod refused;
mod rows;
mod stored;
