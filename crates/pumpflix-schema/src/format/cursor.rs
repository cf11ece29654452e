//! A place in a text, and the smallest pieces that can stand there.

use pest::unicode::{LETTER, SPACE_SEPARATOR};

/// A place in a text. Every method that reads gives the place after the piece, or nothing when the piece is
/// not there; a cursor itself never moves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// The start of a text.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Bytes before this place.
    pub(super) fn offset(self) -> usize {
        self.at
    }

    /// The text from here on.
    pub(super) fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// The text from here to a later place.
    pub(super) fn until(self, end: Self) -> &'t str {
        self.text.get(self.at..end.at).unwrap_or("")
    }

    /// There is nothing more.
    pub(super) fn is_end(self) -> bool {
        self.at >= self.text.len()
    }

    /// The place that many bytes on.
    pub(super) fn skip(self, bytes: usize) -> Self {
        Self { at: (self.at + bytes).min(self.text.len()), ..self }
    }

    /// Past spaces and tabs, but not past a line's end.
    pub(super) fn blanks(self) -> Self {
        self.skip_while(|c| c == '\t' || SPACE_SEPARATOR(c))
    }

    /// Past this very text.
    pub(super) fn word(self, word: &str) -> Option<Self> {
        self.rest().starts_with(word).then(|| self.skip(word.len()))
    }

    /// Past a line's end: `\n`, `\r\n` or a lone `\r`.
    pub(super) fn newline(self) -> Option<Self> {
        self.word("\n").or_else(|| self.word("\r\n")).or_else(|| self.word("\r"))
    }

    /// To the end of the line, before its newline.
    pub(super) fn line_end(self) -> Self {
        let bytes = self.rest().bytes().position(|b| b == b'\n' || b == b'\r');
        self.skip(bytes.unwrap_or(usize::MAX - self.at))
    }

    /// A name: letters of any script, digits, and from the second character on `_` and `-`.
    pub(super) fn identifier(self) -> Option<(&'t str, Self)> {
        let first = self.rest().chars().next().filter(|c| is_letter_or_digit(*c))?;
        let end = self.skip(first.len_utf8()).skip_while(|c| c == '_' || c == '-' || is_letter_or_digit(c));
        Some((self.until(end), end))
    }

    /// Names joined by dots; a dot may also stand at the end or beside another one.
    pub(super) fn path(self) -> Option<(&'t str, Self)> {
        let (_, mut end) = self.identifier()?;
        while let Some(dot) = end.word(".") {
            end = dot.identifier().map_or(dot, |(_, after)| after);
        }
        Some((self.until(end), end))
    }

    /// Digits with a sign before and a fraction behind.
    pub(super) fn number(self) -> Option<Self> {
        let digits = |from: Self| {
            let end = from.skip_while(|c| c.is_ascii_digit());
            (end.at > from.at).then_some(end)
        };
        let whole = digits(self.word("-").unwrap_or(self))?;
        Some(whole.word(".").and_then(digits).unwrap_or(whole))
    }

    /// Text in double quotes. A backslash takes the next character with it, whatever it is.
    pub(super) fn string(self) -> Option<Self> {
        let inside = self.word("\"")?;
        let mut chars = inside.rest().char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => return Some(inside.skip(at + 1)),
                '\\' => {
                    chars.next()?;
                }
                c if c < ' ' => return None,
                _ => {}
            }
        }
        None
    }

    fn skip_while(self, wanted: impl Fn(char) -> bool) -> Self {
        let bytes = self.rest().char_indices().find(|(_, c)| !wanted(*c)).map(|(at, _)| at);
        self.skip(bytes.unwrap_or(usize::MAX - self.at))
    }
}

fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && LETTER(c))
}
