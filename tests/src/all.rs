//! One binary for every test of this package, because each binary is linked with a database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod golden;
mod guide;
mod suite;
mod ui;
