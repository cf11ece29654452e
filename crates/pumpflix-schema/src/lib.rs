//! Prisma schema text in, checked [`model::Schema`] or diagnostics out.
//!
//! Parsing never fails; checking is the only way to a `Schema`; after checking no later stage can fail. This
//! crate does no IO, knows no SQL statement and no Rust token.

pub mod model;
pub mod source;
pub mod syntax;
