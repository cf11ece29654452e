//! What queries do, one function a behaviour, the same on SQLite in memory, on SQLite in a file, and on PostgreSQL
//! where `PUMPFLIX_TEST_POSTGRES_URL` names a server.

mod batches;
mod bulk_nesting;
mod creating;
mod custom_types;
pub(crate) mod databases;
mod deleting;
mod errors;
mod extremes;
mod filters;
mod injection;
mod large;
mod lists;
mod loading;
mod many_to_many;
mod mapped;
mod native_types;
mod nesting;
mod nesting_links;
mod nesting_one;
mod nulls;
mod omitted;
mod ordering;
mod plain;
mod plans;
mod proxy;
mod races;
mod read_only;
mod related_filters;
mod round_trips;
pub(crate) mod samples;
mod search;
mod secrets;
mod serde_form;
mod strategies;
mod transactions;
mod updating;
