//! Text to tree: the grammar, the tree's types, and the reader that never fails.

pub(crate) mod grammar;
