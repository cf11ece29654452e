//! The line by which a crate takes in what its build script generated.

/// Declares the module `db`: the client that `pumpflix_build::compile` made in the crate's build script.
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
