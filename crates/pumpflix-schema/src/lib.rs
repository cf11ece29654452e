//! Prisma schema text in, checked [`model::Schema`] or diagnostics out.
//!
//! Parsing never fails; checking is the only way to a `Schema`; after checking no later stage can fail. This
//! crate does no IO, knows no SQL statement and no Rust token.

extern crate alloc;

pub mod check;
pub mod diagnostics;
mod explain;
pub mod format;
pub mod model;
pub mod naming;
pub mod report;
mod rule;
mod similar;
pub mod source;
pub mod syntax;

pub use check::{Checked, Wanted, check, load, load_for, load_with};
pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use explain::{codes, explain, lints};
pub use format::format;
pub use model::Schema;
pub use report::Report;
pub use source::{FileId, Sources, Span};
pub use syntax::ast::Ast;
pub use syntax::parse;
