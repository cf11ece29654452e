//! The line by which a crate takes in what its build script generated.

/// Declares the modules that `pumpflix_build::compile` made in the crate's build script: `db`, the client, and
/// `ddl`, the script that creates the tables for each database.
///
/// ```ignore
/// pumpflix_client::include_db!();
///
/// use db::{Db, user};
/// ```
#[macro_export]
macro_rules! include_db {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/pumpflix.rs"));
    };
}
