//! Writes items with canonical indentation, columns and empty lines.

use std::borrow::Cow;

use super::lines::{Comment, Item, Line};
use super::value::Attribute;

/// Spaces before each line of a block.
const INDENT: &str = "  ";

/// The whole text of a file.
pub(super) fn file(items: Vec<Item<'_>>, capacity: usize) -> String {
    let mut out = String::with_capacity(capacity);
    let mut items = items.into_iter().peekable();
    items.next_if(|item| matches!(item, Item::Blank));
    while let Some(item) = items.next() {
        match item {
            Item::Block { keyword, name, lines } => block(&mut out, keyword, name, lines),
            Item::Comments(comments) => {
                let mut group = Group::default();
                group.comments(comments);
                group.flush(&mut out, "");
            }
            Item::Blank if items.peek().is_none() => {}
            Item::Blank => out.push('\n'),
            Item::Verbatim(text) => out.push_str(text),
        }
    }
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

fn block<'t>(out: &mut String, keyword: &str, name: &str, lines: Vec<Line<'t>>) {
    for part in [keyword, " ", name, " {\n"] {
        out.push_str(part);
    }
    let mut group = Group::default();
    let mut attributes: Vec<Tail<'t>> = Vec::new();
    let mut lines = lines.into_iter().peekable();
    lines.next_if(|line| matches!(line, Line::Blank));
    let mut after_blank = false;
    while let Some(line) = lines.next() {
        let is_blank = matches!(line, Line::Blank);
        match line {
            // An empty line at the end or before an attribute is not kept; before a comment it is the comment
            // that decides.
            Line::Blank => match lines.peek() {
                None | Some(Line::Attribute { .. } | Line::Comments(_)) => {}
                Some(_) => group.restart(out),
            },
            Line::Entry { cells, trailing } => group.rows.push(Row::Cells { cells, trailing }),
            Line::Verbatim(text) => group.rows.push(Row::Plain(Cow::Borrowed(text))),
            Line::Attribute { attribute, trailing } => {
                attributes.push(Tail { comments: Vec::new(), attribute, trailing });
            }
            Line::Comments(comments) => {
                if let Some(Line::Attribute { .. }) = lines.peek() {
                    if let Some(Line::Attribute { attribute, trailing }) = lines.next() {
                        attributes.push(Tail { comments, attribute, trailing });
                    }
                } else {
                    if after_blank {
                        group.restart(out);
                    }
                    group.comments(comments);
                }
            }
        }
        after_blank = is_blank;
    }
    group.flush(out, INDENT);
    if !attributes.is_empty() {
        out.push('\n');
    }
    attributes.sort_by_key(|tail| tail.attribute.rank);
    for Tail { comments, attribute, trailing } in attributes {
        group.comments(comments);
        let cells = vec![Cow::Owned(format!("@@{}", attribute.text))];
        group.rows.push(Row::Cells { cells, trailing });
    }
    group.flush(out, INDENT);
    out.push_str("}\n");
}

/// A block attribute and the comments above it, which move to the block's end together.
struct Tail<'t> {
    comments: Vec<Comment<'t>>,
    attribute: Attribute,
    trailing: &'t str,
}

/// Rows whose cells line up.
#[derive(Default)]
struct Group<'t> {
    rows: Vec<Row<'t>>,
}

enum Row<'t> {
    Cells { cells: Vec<Cow<'t, str>>, trailing: &'t str },
    Plain(Cow<'t, str>),
}

impl<'t> Group<'t> {
    /// Writes the rows so far and an empty line; the next rows line up afresh.
    fn restart(&mut self, out: &mut String) {
        self.flush(out, INDENT);
        out.push('\n');
    }

    fn comments(&mut self, comments: Vec<Comment<'t>>) {
        for comment in comments {
            match comment {
                Comment::Line(text) => self.rows.push(Row::Plain(Cow::Borrowed(text))),
                Comment::Enclosed(text) => {
                    self.rows.push(Row::Plain(Cow::Borrowed("/**")));
                    let lines = text.lines().map(str::trim);
                    let lines = lines.map(|line| line.strip_prefix('*').map_or(line, str::trim_start));
                    self.rows.extend(
                        lines
                            .filter(|line| !line.is_empty())
                            .map(|line| Row::Plain(Cow::Owned(format!(" * {line}")))),
                    );
                    self.rows.push(Row::Plain(Cow::Borrowed(" */")));
                }
            }
        }
    }

    /// Writes the rows, one a line; widths are measured in bytes.
    fn flush(&mut self, out: &mut String, indent: &str) {
        let mut widths = [0; 2];
        for row in &self.rows {
            if let Row::Cells { cells, .. } = row {
                for (width, cell) in widths.iter_mut().zip(cells) {
                    *width = cell.len().max(*width);
                }
            }
        }
        for row in self.rows.drain(..) {
            out.push_str(indent);
            match row {
                Row::Plain(text) => out.push_str(&text),
                Row::Cells { mut cells, trailing } => {
                    while cells.last().is_some_and(|cell| cell.is_empty()) {
                        cells.pop();
                    }
                    let last = cells.len().saturating_sub(1);
                    for (i, cell) in cells.iter().enumerate() {
                        out.push_str(cell);
                        if i < last {
                            let width = widths.get(i).copied().unwrap_or_default();
                            out.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.len()) + 1));
                        }
                    }
                    if !trailing.is_empty() {
                        out.push(' ');
                        out.push_str(trailing);
                    }
                }
            }
            out.push('\n');
        }
    }
}
