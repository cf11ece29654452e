//! Attributes, arguments and values, read and written again with canonical blanks.

use super::cursor::Cursor;

/// Values nest no deeper than this; a line with deeper ones is kept as it stands.
const MAX_DEPTH: usize = 128;

/// Names of attributes in the order in which they are written; all others follow in their own order.
const ORDER: [&str; 9] =
    ["id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore"];

/// An attribute without its `@` or `@@`.
#[derive(Debug)]
pub(super) struct Attribute {
    /// Its place among its sisters.
    pub(super) rank: usize,
    /// Name and arguments, tidied.
    pub(super) text: String,
}

/// A name and, perhaps, arguments in parentheses; without them the blanks behind the name belong to it.
pub(super) fn attribute(at: Cursor<'_>) -> Option<(Attribute, Cursor<'_>)> {
    let (name, end) = at.path()?;
    let mut text = String::from(name);
    let end = end.blanks();
    let end = arguments(end, &mut text, 0).unwrap_or(end);
    let rank = ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    Some((Attribute { rank, text }, end))
}

/// A value of any kind, written to `out`.
pub(super) fn value<'t>(at: Cursor<'t>, out: &mut String) -> Option<Cursor<'t>> {
    expression(at, out, 0)
}

/// Runs a reader and takes back what it wrote when it does not succeed.
fn attempt<'t>(out: &mut String, read: impl FnOnce(&mut String) -> Option<Cursor<'t>>) -> Option<Cursor<'t>> {
    let length = out.len();
    let end = read(out);
    if end.is_none() {
        out.truncate(length);
    }
    end
}

fn expression<'t>(at: Cursor<'t>, out: &mut String, depth: usize) -> Option<Cursor<'t>> {
    if depth >= MAX_DEPTH {
        return None;
    }
    if let Some(end) = call(at, out, depth) {
        return Some(end);
    }
    if at.word("[").is_some() {
        return enclosed(at, out, ["[", "", "]"], depth, expression);
    }
    if at.word("{").is_some() {
        return enclosed(at, out, ["{", " ", "}"], depth, member);
    }
    let end = at.number().or_else(|| at.string()).or_else(|| at.path().map(|(_, end)| end))?;
    out.push_str(at.until(end));
    Some(end)
}

/// `name(…)`.
fn call<'t>(at: Cursor<'t>, out: &mut String, depth: usize) -> Option<Cursor<'t>> {
    let (name, end) = at.path()?;
    let open = end.blanks();
    open.word("(")?;
    attempt(out, |out| {
        out.push_str(name);
        arguments(open, out, depth)
    })
}

/// `(…)`; one comma too many at the end is dropped.
fn arguments<'t>(at: Cursor<'t>, out: &mut String, depth: usize) -> Option<Cursor<'t>> {
    let inside = at.word("(")?;
    attempt(out, |out| {
        out.push('(');
        let mut end = members(inside, out, depth, argument)?;
        if let Some(after) = end.word(",") {
            end = after.blanks();
        }
        let end = end.word(")")?;
        out.push(')');
        Some(end)
    })
}

/// `name: value`, `name:` or `value`.
fn argument<'t>(at: Cursor<'t>, out: &mut String, depth: usize) -> Option<Cursor<'t>> {
    let named = at.identifier().and_then(|(name, end)| Some((name, end.blanks().word(":")?)));
    let Some((name, colon)) = named else { return expression(at, out, depth) };
    out.push_str(name);
    out.push_str(": ");
    Some(expression(colon.blanks(), out, depth).unwrap_or(colon))
}

/// `name: value` of an object.
fn member<'t>(at: Cursor<'t>, out: &mut String, depth: usize) -> Option<Cursor<'t>> {
    attempt(out, |out| {
        let (name, end) = at.identifier()?;
        let colon = end.blanks().word(":")?;
        out.push_str(name);
        out.push_str(": ");
        expression(colon.blanks(), out, depth)
    })
}

/// Items between brackets, written with that padding inside them.
fn enclosed<'t>(
    at: Cursor<'t>,
    out: &mut String,
    [open, padding, close]: [&str; 3],
    depth: usize,
    item: impl Fn(Cursor<'t>, &mut String, usize) -> Option<Cursor<'t>>,
) -> Option<Cursor<'t>> {
    attempt(out, |out| {
        out.push_str(open);
        out.push_str(padding);
        let end = members(at.word(open)?, out, depth, item)?.word(close)?;
        out.push_str(padding);
        out.push_str(close);
        Some(end)
    })
}

/// Items between commas, perhaps none; gives the place after the blanks behind the last one.
fn members<'t>(
    at: Cursor<'t>,
    out: &mut String,
    depth: usize,
    item: impl Fn(Cursor<'t>, &mut String, usize) -> Option<Cursor<'t>>,
) -> Option<Cursor<'t>> {
    let start = at.blanks();
    let Some(mut end) = item(start, out, depth + 1) else { return Some(start) };
    loop {
        let next = end.blanks().word(",").and_then(|comma| {
            attempt(out, |out| {
                out.push_str(", ");
                item(comma.blanks(), out, depth + 1)
            })
        });
        match next {
            Some(after) => end = after,
            None => return Some(end.blanks()),
        }
    }
}
