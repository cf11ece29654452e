//! The escapes of string literals.

use std::borrow::Cow;

/// What is wrong with an escape, and which bytes of the literal's inside it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BadEscape {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) unicode: bool,
}

/// The text that a literal's inside means. Escapes that mean nothing stand for themselves; the parser has
/// reported them.
pub(crate) fn unescape(raw: &str) -> Cow<'_, str> {
    if raw.contains('\\') { Cow::Owned(read(raw, |_| {})) } else { Cow::Borrowed(raw) }
}

/// The bad escapes of a literal's inside.
pub(super) fn bad_escapes(raw: &str) -> Vec<BadEscape> {
    let mut bad = Vec::new();
    if raw.contains('\\') {
        read(raw, |escape| bad.push(escape));
    }
    bad
}

fn read(raw: &str, mut report: impl FnMut(BadEscape)) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(c) = raw.get(at..).and_then(|rest| rest.chars().next()) {
        if c != '\\' {
            text.push(c);
            at += c.len_utf8();
            continue;
        }
        let escaped = raw.get(at + 1..).and_then(|rest| rest.chars().next());
        let length = escaped.map_or(1, |c| 1 + c.len_utf8());
        match escaped {
            Some(c @ ('"' | '\\' | '/')) => text.push(c),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let (c, length) = unicode(raw, at);
                match c {
                    Some(c) => text.push(c),
                    None => report(BadEscape { start: at, end: at + length, unicode: true }),
                }
                at += length;
                continue;
            }
            _ => {
                report(BadEscape { start: at, end: at + length, unicode: false });
                text.push_str(raw.get(at..at + length).unwrap_or(""));
            }
        }
        at += length;
    }
    text
}

/// The character of `\uXXXX`, or of a surrogate pair, at a byte, and how many bytes it takes.
fn unicode(raw: &str, at: usize) -> (Option<char>, usize) {
    let unit = |at: usize| {
        let digits = raw.get(at..at + 6)?.strip_prefix("\\u")?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        u16::from_str_radix(digits, 16).ok()
    };
    let Some(first) = unit(at) else {
        let digits = raw.as_bytes().iter().skip(at + 2).take(4).take_while(|b| b.is_ascii_hexdigit()).count();
        return (None, 2 + digits);
    };
    if let Some(c) = char::from_u32(u32::from(first)) {
        return (Some(c), 6);
    }
    let pair = unit(at + 6).and_then(|second| char::decode_utf16([first, second]).next()?.ok());
    (pair, if pair.is_some() { 12 } else { 6 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_json() {
        assert_eq!(unescape(r#"a\"b\\c\/\n\t\u00e9\ud83d\ude00"#), "a\"b\\c/\n\té😀");
        assert!(matches!(unescape("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn bad_escapes_are_found_with_their_places() {
        assert_eq!(bad_escapes(r"C:\q"), [BadEscape { start: 2, end: 4, unicode: false }]);
        assert_eq!(bad_escapes(r"\u12"), [BadEscape { start: 0, end: 4, unicode: true }]);
        assert_eq!(bad_escapes(r"\ud83d"), [BadEscape { start: 0, end: 6, unicode: true }]);
    }
}
