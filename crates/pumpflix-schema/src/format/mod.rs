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
mod read;
mod relations;
mod value;

use self::lines::Item;
use crate::source::{FileId, Sources};

/// Every file in canonical form, in the order of the sources. What a relation lacks is added, also in another
/// file than the one that made it necessary.
pub fn format(sources: &Sources) -> Vec<(FileId, String)> {
    let files: Vec<_> = sources.iter().map(|(file, source)| (file, read::items(&source.text))).collect();
    // On text that is not understood nothing is added, so the parser need not see it.
    let is_understood = !files.iter().flat_map(|(_, items)| items).any(Item::has_verbatim);
    let additions = if is_understood { complete::additions(sources) } else { Vec::new() };
    let mut additions = additions.as_slice();
    let mut formatted = Vec::with_capacity(files.len());
    for (file, items) in files {
        let count = additions.iter().take_while(|addition| addition.file == file).count();
        let (own, others) = additions.split_at(count);
        additions = others;
        let text = &sources.file(file).text;
        let text = if own.is_empty() {
            layout::file(items, text.len())
        } else {
            let text = complete::apply(text, own);
            layout::file(read::items(&text), text.len())
        };
        formatted.push((file, text));
    }
    formatted
}
