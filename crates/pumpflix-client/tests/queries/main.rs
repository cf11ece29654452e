//! What queries do, on SQLite always and on PostgreSQL where `PUMPFLIX_TEST_POSTGRES_URL` names a server.

#![allow(unreachable_pub, reason = "the modules are written as a crate of their own would be")]

mod aggregate;
mod databases;
mod models;
