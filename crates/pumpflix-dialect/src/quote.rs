//! Quoting and placeholders.

use std::borrow::Cow;

use crate::Dialect;

impl Dialect {
    /// An identifier as the database wants it quoted, with quote characters inside doubled.
    pub fn quote(self, name: &str) -> String {
        let mut text = String::with_capacity(name.len() + 2);
        self.quote_to(name, &mut text);
        text
    }

    /// Writes an identifier, quoted as by [`Dialect::quote`], to `out`.
    pub fn quote_to(self, name: &str, out: &mut String) {
        let (open, close) = self.facts().quote;
        out.push(open);
        for (at, part) in name.split(close).enumerate() {
            if at > 0 {
                out.push(close);
                out.push(close);
            }
            out.push_str(part);
        }
        out.push(close);
    }

    /// A string literal: single quotes, quotes inside doubled; backslashes too where the database reads them.
    pub fn quote_literal(self, text: &str) -> String {
        let escaped: Cow<'_, str> = if self == Self::MySql {
            Cow::Owned(text.replace('\\', "\\\\").replace('\'', "''"))
        } else {
            Cow::Owned(text.replace('\'', "''"))
        };
        format!("'{escaped}'")
    }

    /// Writes the placeholder of parameter `index`, counted from 1, to `out`.
    pub fn placeholder(self, index: usize, out: &mut String) {
        match self.facts().numbered_placeholder {
            Some(mark) => {
                let mut digits = [0_u8; 20];
                let mut at = digits.len();
                let mut rest = index;
                loop {
                    at -= 1;
                    digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
                    rest /= 10;
                    if rest == 0 {
                        break;
                    }
                }
                out.push(mark);
                out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or("0"));
            }
            None => out.push('?'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_double_their_quotes() {
        assert_eq!(Dialect::Postgres.quote("a\"b"), "\"a\"\"b\"");
        assert_eq!(Dialect::MySql.quote("a`b"), "`a``b`");
        assert_eq!(Dialect::SqlServer.quote("a]b"), "[a]]b]");
    }

    #[test]
    fn placeholders_count_from_one() {
        let mut text = String::new();
        Dialect::Postgres.placeholder(1, &mut text);
        Dialect::Sqlite.placeholder(120, &mut text);
        Dialect::MySql.placeholder(3, &mut text);
        assert_eq!(text, "$1?120?");
    }
}
