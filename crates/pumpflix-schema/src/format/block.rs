//! Reads the lines of a block.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::lines::Line;
use super::read::{Reader, empty_lines, stray_line};
use super::value::{self, Attribute};

/// What the lines of a block are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Fields: models, views and composite types.
    Model,
    /// Values.
    Enum,
    /// Properties: datasources and generators.
    Config,
}

/// The lines from behind the opening brace, and the place after the closing one; nothing when there is none.
pub(super) fn lines<'t>(
    reader: &mut Reader,
    kind: Kind,
    start: Cursor<'t>,
) -> Option<(Vec<Line<'t>>, Cursor<'t>)> {
    let mut lines = Vec::new();
    let mut starts = Vec::new();
    let mut at = start.blanks();
    loop {
        if at.is_end() || reader.unclosed.contains(&(kind, at.offset())) {
            reader.unclosed.extend(starts.into_iter().map(|start| (kind, start)));
            return None;
        }
        starts.push(at.offset());
        let Some((line, end)) = line(reader, kind, at) else {
            return Some((lines, at.word("}")?));
        };
        lines.push(line);
        at = end.blanks();
    }
}

/// One line, or nothing when the block ends here.
fn line<'t>(reader: &Reader, kind: Kind, at: Cursor<'t>) -> Option<(Line<'t>, Cursor<'t>)> {
    let entry = match kind {
        Kind::Model => field(at),
        Kind::Enum => enum_value(at),
        Kind::Config => property(at),
    };
    let entry = entry.and_then(|(cells, end)| {
        let (trailing, end) = ending(reader, end)?;
        Some((Line::Entry { cells, trailing }, end))
    });
    if entry.is_some() {
        return entry;
    }
    if kind != Kind::Config
        && let Some((attribute, end)) = block_attribute(at)
        && let Some((trailing, end)) = ending(reader, end)
    {
        return Some((Line::Attribute { attribute, trailing }, end));
    }
    if let Some((comments, end)) = reader.comments(at) {
        return Some((Line::Comments(comments), end));
    }
    if let Some(end) = empty_lines(at) {
        return Some((Line::Blank, end));
    }
    if at.word("}").is_some() {
        return None;
    }
    let end = stray_line(at);
    Some((Line::Verbatim(at.until(end).trim_end_matches('\n')), end))
}

/// A comment, if there is one, and the line's end.
fn ending<'t>(reader: &Reader, at: Cursor<'t>) -> Option<(&'t str, Cursor<'t>)> {
    let at = at.blanks();
    let end = reader.comment(at).map_or(at, |(_, end)| end);
    Some((at.until(end), end.blanks().newline()?))
}

/// `name Type @attribute …`; a colon after the name is dropped, the type may be missing.
fn field(at: Cursor<'_>) -> Option<(Vec<Cow<'_, str>>, Cursor<'_>)> {
    let (name, end) = at.identifier()?;
    let mut end = end.blanks();
    if let Some(after) = end.word(":") {
        end = after.blanks();
    }
    let mut cells = vec![Cow::Borrowed(name)];
    if let Some((ty, after)) = field_type(end) {
        cells.push(ty);
        end = after;
    } else {
        cells.push(Cow::Borrowed(""));
    }
    let (mut attributes, end) = field_attributes(end);
    attributes.sort_by_key(|attribute| attribute.rank);
    let texts: Vec<_> = attributes.into_iter().map(|attribute| format!("@{}", attribute.text)).collect();
    cells.push(Cow::Owned(texts.join(" ")));
    Some((cells, end))
}

/// `Name @attribute …`; several attributes are not parted from each other.
fn enum_value(at: Cursor<'_>) -> Option<(Vec<Cow<'_, str>>, Cursor<'_>)> {
    let (name, end) = at.identifier()?;
    let (attributes, end) = field_attributes(end);
    let texts: Vec<_> = attributes.into_iter().map(|attribute| format!("@{}", attribute.text)).collect();
    Some((vec![Cow::Borrowed(name), Cow::Owned(texts.concat())], end))
}

/// `key = value`; an equals sign without a value is dropped.
fn property(at: Cursor<'_>) -> Option<(Vec<Cow<'_, str>>, Cursor<'_>)> {
    let (key, end) = at.identifier()?;
    let equals = end.blanks().word("=")?;
    let mut cell = String::from("= ");
    match value::value(equals.blanks(), &mut cell) {
        Some(end) => Some((vec![Cow::Borrowed(key), Cow::Owned(cell)], end)),
        None => Some((vec![Cow::Borrowed(key)], equals)),
    }
}

/// `@@name(…)`.
fn block_attribute(at: Cursor<'_>) -> Option<(Attribute, Cursor<'_>)> {
    value::attribute(at.word("@@")?.blanks())
}

/// `@name(…)`.
pub(super) fn field_attribute(at: Cursor<'_>) -> Option<(Attribute, Cursor<'_>)> {
    value::attribute(at.word("@")?.blanks())
}

fn field_attributes(at: Cursor<'_>) -> (Vec<Attribute>, Cursor<'_>) {
    let mut attributes = Vec::new();
    let mut end = at;
    while let Some((attribute, after)) = field_attribute(end.blanks()) {
        attributes.push(attribute);
        end = after;
    }
    (attributes, end)
}

/// A type with its arity in today's spelling: `Type!` becomes `Type`, `[Type]` becomes `Type[]`.
fn field_type(at: Cursor<'_>) -> Option<(Cow<'_, str>, Cursor<'_>)> {
    if let Some(inside) = at.word("[") {
        let (ty, end) = base_type(inside.blanks())?;
        return Some((Cow::Owned(format!("{ty}[]")), end.blanks().word("]")?));
    }
    let (ty, end) = base_type(at)?;
    let next = end.blanks();
    if let Some(list) = next.word("[]") {
        return Some(match list.blanks().word("?") {
            Some(optional) => (Cow::Owned(format!("{ty}[]?")), optional),
            None => (Cow::Owned(format!("{ty}[]")), list),
        });
    }
    if let Some(optional) = next.word("?") {
        return Some((Cow::Owned(format!("{ty}?")), optional));
    }
    Some((Cow::Borrowed(ty), next.word("!").unwrap_or(end)))
}

/// `Name` or `Unsupported("…")`, as written.
pub(super) fn base_type(at: Cursor<'_>) -> Option<(&str, Cursor<'_>)> {
    let unsupported = at
        .word("Unsupported(")
        .and_then(|inside| inside.blanks().string())
        .and_then(|end| end.blanks().word(")"));
    match unsupported {
        Some(end) => Some((at.until(end), end)),
        None => at.identifier(),
    }
}
