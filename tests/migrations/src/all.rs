//! The laws of migrations on real databases, and the history of the PumpFlix schema.
//!
//! SQLite is always there. PostgreSQL and MariaDB are where `PUMPFLIX_TEST_POSTGRES_URL` and
//! `PUMPFLIX_TEST_MYSQL_URL` say; without them their tests are passed over, unless
//! `PUMPFLIX_REQUIRE_DATABASES` is set.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(clippy::print_stdout, reason = "the laws say how many pairs they were tried on")]

mod database;
mod fill;
mod history;
mod laws;
mod mariadb;
mod postgres;
mod rows;
mod sqlite;
mod stream;
