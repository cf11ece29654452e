//! Text to tree: the grammar, the tree's types, and the reader that never fails.

pub mod ast;
pub(crate) mod grammar;
mod literal;
mod mend;
mod nesting;
pub(crate) mod parse;
pub(crate) mod rules;

pub(crate) use literal::unescape;
pub use parse::parse;
