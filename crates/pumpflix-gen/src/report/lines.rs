//! Bytes to lines and columns.

use std::cell::Cell;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Line, from 1.
    pub(crate) line: usize,
    /// Column in characters, from 1.
    pub(crate) column: usize,
    /// Byte, from 0.
    pub(crate) offset: usize,
}

/// Where the lines of a text begin; made once, so that many findings in a long file stay cheap.
#[derive(Debug)]
pub(crate) struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// The last place that was asked for: findings come in order, and a line may be as long as its file.
    last: Cell<Place>,
}

impl<'a> LineIndex<'a> {
    /// Reads a text once.
    pub(crate) fn new(text: &'a str) -> Self {
        let after_feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(i, _)| i + 1);
        let last = Cell::new(Place { line: 1, column: 1, offset: 0 });
        Self { text, starts: std::iter::once(0).chain(after_feeds).collect(), last }
    }

    /// The place of a byte.
    pub(crate) fn place(&self, offset: u32) -> Place {
        let offset = (offset as usize).min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|i| self.starts.get(i)).copied().unwrap_or(0);
        let last = self.last.get();
        let (from, column) =
            if last.line == line && last.offset <= offset { (last.offset, last.column) } else { (start, 1) };
        let column = column + self.text.get(from..offset).map_or(0, |before| before.chars().count());
        let place = Place { line, column, offset };
        self.last.set(place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_and_offsets_are_bytes() {
        let index = LineIndex::new("ä\nöx\n");
        assert_eq!(index.place(0), Place { line: 1, column: 1, offset: 0 });
        assert_eq!(index.place(2), Place { line: 1, column: 2, offset: 2 });
        assert_eq!(index.place(5), Place { line: 2, column: 2, offset: 5 });
        assert_eq!(index.place(7), Place { line: 3, column: 1, offset: 7 });
        assert_eq!(index.place(3), Place { line: 2, column: 1, offset: 3 });
        assert_eq!(index.place(99), Place { line: 3, column: 1, offset: 7 });
    }
}
