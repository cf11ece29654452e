//! The formats of defaults that are written as text: dates, JSON, base64, decimals.

/// A point in time as RFC 3339 has it: `2020-01-31T12:30:00.5+01:00`.
pub(super) fn is_timestamp(text: &str) -> bool {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = text.get(from..to)?;
        if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
    };
    let mark = |at: usize, marks: &[u8]| bytes.get(at).is_some_and(|b| marks.contains(b));
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return false;
    };
    let (Some(hour), Some(minute), Some(second)) = (number(11, 13), number(14, 16), number(17, 19)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    let marks = mark(4, b"-") && mark(7, b"-") && mark(10, b"Tt ") && mark(13, b":") && mark(16, b":");
    // A second of 60 is a leap second.
    if !marks || day == 0 || day > days || hour > 23 || minute > 59 || second > 60 {
        return false;
    }
    let mut at = 19;
    if mark(at, b".") {
        let digits = bytes.iter().skip(at + 1).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 {
            return false;
        }
        at += 1 + digits;
    }
    if mark(at, b"Zz") {
        return bytes.len() == at + 1;
    }
    let (Some(hours), Some(minutes)) = (number(at + 1, at + 3), number(at + 4, at + 6)) else { return false };
    mark(at, b"+-") && mark(at + 3, b":") && hours <= 23 && minutes <= 59 && bytes.len() == at + 6
}

/// Bytes in base64 with padding.
pub(super) fn is_base64(text: &str) -> bool {
    let bytes = text.as_bytes();
    let padding = bytes.iter().rev().take_while(|b| **b == b'=').count();
    let value = |b: &u8| match b {
        b'A'..=b'Z' => Some(b - b'A'),
        b'a'..=b'z' => Some(b - b'a' + 26),
        b'0'..=b'9' => Some(b - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let Some(body) = bytes.get(..bytes.len() - padding) else { return false };
    if !bytes.len().is_multiple_of(4) || padding > 2 || !body.iter().all(|b| value(b).is_some()) {
        return false;
    }
    // The bits that padding leaves over must be zero.
    let unused = match padding {
        0 => return true,
        1 => 0b11,
        _ => 0b1111,
    };
    body.last().and_then(value).is_some_and(|last| last & unused == 0)
}

/// A decimal number, with or without exponent.
pub(super) fn is_decimal(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let exponent_fits = exponent.is_none_or(|e| {
        let e = e.strip_prefix(['+', '-']).unwrap_or(e);
        !e.is_empty() && digits(e)
    });
    !(whole.is_empty() && fraction.is_empty()) && digits(whole) && digits(fraction) && exponent_fits
}

/// A JSON document.
pub(super) fn is_json(text: &str) -> bool {
    let mut reader = Json { bytes: text.as_bytes(), at: 0 };
    reader.value(0) && {
        reader.blanks();
        reader.at == reader.bytes.len()
    }
}

/// Deepest nesting, as `serde_json` has it.
const DEEPEST: usize = 128;

struct Json<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Json<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn word(&mut self, word: &[u8]) -> bool {
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if found { word.len() } else { 0 };
        found
    }

    fn value(&mut self, depth: usize) -> bool {
        if depth > DEEPEST {
            return false;
        }
        self.blanks();
        match self.peek() {
            Some(b'{') => self.members(depth),
            Some(b'[') => self.items(depth),
            Some(b'"') => self.string(),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            _ => self.number(),
        }
    }

    fn members(&mut self, depth: usize) -> bool {
        self.at += 1;
        self.blanks();
        if self.eat(b'}') {
            return true;
        }
        loop {
            self.blanks();
            if !self.string() {
                return false;
            }
            self.blanks();
            if !self.eat(b':') || !self.value(depth + 1) {
                return false;
            }
            self.blanks();
            if self.eat(b'}') {
                return true;
            }
            if !self.eat(b',') {
                return false;
            }
        }
    }

    fn items(&mut self, depth: usize) -> bool {
        self.at += 1;
        self.blanks();
        if self.eat(b']') {
            return true;
        }
        loop {
            if !self.value(depth + 1) {
                return false;
            }
            self.blanks();
            if self.eat(b']') {
                return true;
            }
            if !self.eat(b',') {
                return false;
            }
        }
    }

    fn string(&mut self) -> bool {
        if !self.eat(b'"') {
            return false;
        }
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return true,
                b'\\' => match self.peek() {
                    Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
                    Some(b'u') => {
                        let digits = self.bytes.get(self.at + 1..self.at + 5);
                        if !digits.is_some_and(|d| d.iter().all(u8::is_ascii_hexdigit)) {
                            return false;
                        }
                        self.at += 5;
                    }
                    _ => return false,
                },
                0..=0x1f => return false,
                _ => {}
            }
        }
        false
    }

    fn digits(&mut self) -> usize {
        let from = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - from
    }

    fn number(&mut self) -> bool {
        self.eat(b'-');
        let leading_zero = self.peek() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || (leading_zero && whole > 1) {
            return false;
        }
        if self.eat(b'.') && self.digits() == 0 {
            return false;
        }
        if self.eat(b'e') || self.eat(b'E') {
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            return self.digits() > 0;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps() {
        for good in ["2020-01-31T12:30:00Z", "2020-02-29T00:00:00.123456+01:00", "1999-12-31t23:59:60z"] {
            assert!(is_timestamp(good), "{good}");
        }
        for bad in
            ["2020-01-31", "2021-02-29T00:00:00Z", "2020-01-31T12:30:00", "2020-13-01T00:00:00Z", "", "é"]
        {
            assert!(!is_timestamp(bad), "{bad}");
        }
    }

    #[test]
    fn json() {
        for good in ["{}", "[1, -2.5e3, \"a\\u00e9\", null]", " {\"a\": {\"b\": []}} ", "true", "0"] {
            assert!(is_json(good), "{good}");
        }
        for bad in ["", "{", "{a: 1}", "[1,]", "01", "\"", "nul", "{} x", &"[".repeat(10_000)] {
            assert!(!is_json(bad), "{bad}");
        }
    }

    #[test]
    fn base64_and_decimals() {
        assert!(is_base64("") && is_base64("aGk=") && is_base64("/w=="));
        assert!(!is_base64("aGk") && !is_base64("a===") && !is_base64("?GkA"));
        assert!(is_decimal("-1.5") && is_decimal("1e10") && is_decimal(".5"));
        assert!(!is_decimal("") && !is_decimal("1.2.3") && !is_decimal("x") && !is_decimal("."));
    }
}
