//! The sample data, and the program that writes it.

mod rows;
