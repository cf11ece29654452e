//! What queries do, on SQLite always and on PostgreSQL where `PUMPFLIX_TEST_POSTGRES_URL` names a server.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(unreachable_pub, reason = "the modules are written as a crate of their own would be")]

mod aggregate;
mod databases;
mod errors;
mod json;
mod models;
mod observe;
mod page;
mod pool;
mod sharing;
#[cfg(feature = "tracing")]
mod spans;
mod sqlite;
mod stream;
#[cfg(feature = "tls")]
mod tls;
