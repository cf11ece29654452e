//! Schema text in, the same text in canonical form out.
//!
//! The layout is that of Prisma's own formatter, byte for byte, on broken text too: every line that is not
//! understood is kept where it stands. What the formatter reads is therefore not the syntax tree: [`read`] makes
//! its own [`lines`], in which nothing is lost.

mod block;
mod complete;
mod cursor;
mod layout;
mod lines;
mod outline;
mod read;
mod relations;
mod value;

use crate::source::{FileId, Sources};

/// Every file in canonical form, in the order of the sources. What a relation lacks is added, also in another
/// file than the one that made it necessary.
pub fn format(sources: &Sources) -> Vec<(FileId, String)> {
    complete::texts(sources).into_iter().map(|(file, text)| (file, lay_out(&text))).collect()
}

fn lay_out(text: &str) -> String {
    layout::file(read::items(text), text.len() + text.len() / 8)
}
