//! Schema text in, the same text in canonical form out.
//!
//! The layout is that of Prisma's own formatter, byte for byte, on broken text too: every line that is not
//! understood is kept where it stands. What the formatter reads is therefore not the syntax tree: [`read`] makes
//! its own [`lines`], in which nothing is lost.

mod block;
mod cursor;
mod layout;
mod lines;
mod read;
mod value;

use crate::source::{FileId, Sources};

/// Every file in canonical form, in the order of the sources.
pub fn format(sources: &Sources) -> Vec<(FileId, String)> {
    sources.iter().map(|(id, file)| (id, text(&file.text))).collect()
}

fn text(text: &str) -> String {
    layout::file(read::items(text), text.len() + text.len() / 8)
}
