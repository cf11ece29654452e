//! The generator for `build.rs`, and the part of the program that touches files: read a schema, generate from
//! it, write what changed or say what would.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), pumpflix_build::Error> {
//!     pumpflix_build::compile("schema.prisma")
//! }
//! ```
//!
//! In: paths. Out: files on disk, or an [`Error`] to show. This crate has no generation logic of its own, and
//! it never overwrites or removes a file that the generator did not make.

mod compile;
mod error;
mod files;
mod label;
mod outputs;
mod read;
mod report;
mod target;

pub use compile::compile;
pub use error::{Error, Invalid};
pub use files::{Group, apply, compare, replace, write};
pub use label::Label;
pub use outputs::Outputs;
pub use read::{DEFAULT_SCHEMAS, Input, decode, find, load, load_with, read};
pub use report::plain;
pub use target::{Kind, Target, ddl, targets};
