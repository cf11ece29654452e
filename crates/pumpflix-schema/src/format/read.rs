//! Reads a text into [`Item`]s. It never fails: what is not understood is kept.

use std::collections::HashSet;

use super::block::{self, Kind};
use super::cursor::Cursor;
use super::lines::{Comment, Item};

const KINDS: [(&str, Kind); 6] = [
    ("model", Kind::Model),
    ("type", Kind::Model),
    ("view", Kind::Model),
    ("enum", Kind::Enum),
    ("datasource", Kind::Config),
    ("generator", Kind::Config),
];

/// Facts of the whole text, gathered so that reading stays linear however broken the text is.
#[derive(Debug)]
pub(super) struct Reader {
    /// Where each `*/` stands.
    comment_ends: Vec<usize>,
    /// Where the last `}` stands.
    last_brace: Option<usize>,
    /// From these line starts no closing brace is met.
    pub(super) unclosed: HashSet<(Kind, usize)>,
}

/// All items of a text, in order.
pub(super) fn items(text: &str) -> Vec<Item<'_>> {
    let mut reader = Reader {
        comment_ends: text.match_indices("*/").map(|(at, _)| at).collect(),
        last_brace: text.rfind('}'),
        unclosed: HashSet::new(),
    };
    let mut items = Vec::new();
    let mut at = Cursor::new(text).blanks();
    while !at.is_end() {
        let (item, end) = reader.item(at);
        items.push(item);
        at = end.blanks();
    }
    items
}

impl Reader {
    fn item<'t>(&mut self, at: Cursor<'t>) -> (Item<'t>, Cursor<'t>) {
        if let Some(found) = self.block(at) {
            return found;
        }
        if let Some(end) = type_alias(at).or_else(|| self.nameless_block(at)) {
            return (Item::Verbatim(at.until(end)), end);
        }
        if let Some((comments, end)) = self.comments(at) {
            return (Item::Comments(comments), end);
        }
        if let Some(end) = empty_lines(at) {
            return (Item::Blank, end);
        }
        let end = stray_line(at);
        (Item::Verbatim(at.until(end)), end)
    }

    /// `keyword name { … }`, the keyword one of [`KINDS`].
    fn block<'t>(&mut self, at: Cursor<'t>) -> Option<(Item<'t>, Cursor<'t>)> {
        let &(keyword, kind) = KINDS.iter().find(|(keyword, _)| at.word(keyword).is_some())?;
        let after = at.word(keyword)?;
        let (name, end) = after.blanks().identifier()?;
        let (lines, end) = block::lines(self, kind, block_open(end.blanks())?)?;
        Some((Item::Block { keyword: at.until(after), name, lines }, end))
    }

    /// A block without a keyword, up to the next closing brace.
    fn nameless_block<'t>(&self, at: Cursor<'t>) -> Option<Cursor<'t>> {
        let (_, end) = at.identifier()?;
        let inside = block_open(end.blanks())?;
        self.last_brace.filter(|last| *last >= inside.offset())?;
        inside.rest().find('}').map(|bytes| inside.skip(bytes + 1))
    }

    /// Comments up to the first line that is none.
    pub(super) fn comments<'t>(&self, at: Cursor<'t>) -> Option<(Vec<Comment<'t>>, Cursor<'t>)> {
        let mut comments = Vec::new();
        let mut end = at;
        while let Some((comment, after)) = self.comment(end.blanks()) {
            comments.push(match comment {
                Comment::Enclosed(_) if !comments.is_empty() => Comment::Enclosed(later_content(end, after)),
                comment => comment,
            });
            end = after.newline().unwrap_or(after);
        }
        (!comments.is_empty()).then_some((comments, end))
    }

    /// One comment, without the newline behind it.
    pub(super) fn comment<'t>(&self, at: Cursor<'t>) -> Option<(Comment<'t>, Cursor<'t>)> {
        if at.word("//").is_some() {
            let end = at.line_end();
            return Some((Comment::Line(at.until(end)), end));
        }
        let inside = at.word("/*")?;
        let next = self.comment_ends.partition_point(|end| *end < inside.offset());
        let close = inside.skip(self.comment_ends.get(next)? - inside.offset());
        Some((Comment::Enclosed(inside.until(close)), close.skip(2)))
    }
}

/// What counts as the content of a `/* … */` that follows another comment: the first two bytes are taken to be
/// `/*` even where blanks stand before it, as the reference does; `at` is the place before the blanks.
fn later_content<'t>(at: Cursor<'t>, end: Cursor<'t>) -> &'t str {
    let whole = at.until(end);
    whole.get(2..).and_then(|inner| inner.strip_suffix("*/")).unwrap_or(whole)
}

/// `{` and the rest of its line.
fn block_open(at: Cursor<'_>) -> Option<Cursor<'_>> {
    at.word("{")?.line_end().newline()
}

/// `type Name = Type @attribute …`, a form of old.
fn type_alias(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, end) = at.word("type")?.blanks().identifier()?;
    let (_, mut end) = block::base_type(end.blanks().word("=")?.blanks())?;
    end = end.blanks();
    let mut next = end;
    while let Some((_, after)) = block::field_attribute(next) {
        end = after;
        next = after.blanks();
    }
    Some(end)
}

/// The rest of this line and all empty lines after it.
pub(super) fn empty_lines(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut end = at.blanks().newline()?;
    while let Some(after) = end.blanks().newline() {
        end = after;
    }
    Some(end)
}

/// To the end of the line and past its newline.
pub(super) fn stray_line(at: Cursor<'_>) -> Cursor<'_> {
    let end = at.line_end();
    end.newline().unwrap_or(end)
}
