//! Literals of `@default` in the form in which a database gets them.

/// A decimal number without exponent, plus sign or needless leading zeros; digits after the point are kept.
pub(super) fn number(text: &str) -> String {
    let text = text.replace('_', "");
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return text;
    }
    // Exponents beyond this are no number that any database holds; they stay as they were written.
    let Some(exponent) = exponent.parse::<i32>().ok().filter(|e| e.abs() <= 10_000) else { return text };
    let all = format!("{whole}{fraction}");
    let point = i32::try_from(whole.len()).unwrap_or(i32::MAX).saturating_add(exponent);
    let (whole, fraction) = match usize::try_from(point) {
        Ok(point) if point >= all.len() => (format!("{all:0<point$}"), String::new()),
        Ok(point) => (all[..point].to_owned(), all[point..].to_owned()),
        Err(_) => (String::new(), format!("{}{all}", "0".repeat(point.unsigned_abs() as usize))),
    };
    let kept = whole.trim_start_matches('0');
    let whole = if kept.is_empty() { "0" } else { kept };
    let is_zero = whole == "0" && fraction.chars().all(|c| c == '0');
    let sign = if negative && !is_zero { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// An RFC 3339 time as databases read it: `2020-01-01 00:00:00.500 +02:00`, the fraction in groups of three digits.
pub(super) fn date_time(text: &str) -> String {
    let split = text.split_once(['T', 't', ' ']);
    let Some((date, rest)) = split else { return text.to_owned() };
    let end = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(end);
    let offset = if offset.is_empty() || offset.eq_ignore_ascii_case("z") { "+00:00" } else { offset };
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, ""));
    let nanos: String = fraction.chars().chain(std::iter::repeat('0')).take(9).collect();
    let digits = match nanos.trim_end_matches('0').len() {
        0 => return format!("{date} {seconds} {offset}"),
        n => n.div_ceil(3) * 3,
    };
    format!("{date} {seconds}.{} {offset}", &nanos[..digits])
}

/// The bytes of a base64 text; characters outside the alphabet, which the checker refuses, are passed over.
pub(super) fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for c in text.bytes() {
        let six = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap_or(0));
            bits &= (1 << count) - 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_exponents_and_keep_digits() {
        let cases = [
            ("1.50", "1.50"),
            ("-0.0", "0.0"),
            ("007", "7"),
            ("1e5", "100000"),
            ("-1.500e-3", "-0.001500"),
            ("+5", "5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("12.5e16", "125000000000000000"),
            ("0.0000001", "0.0000001"),
            ("1e-3", "0.001"),
        ];
        for (written, wanted) in cases {
            assert_eq!(number(written), wanted, "{written}");
        }
    }

    #[test]
    fn times_have_fractions_in_threes() {
        assert_eq!(date_time("2020-01-01T00:00:00.1Z"), "2020-01-01 00:00:00.100 +00:00");
        assert_eq!(date_time("2020-01-01T00:00:00.1234567-02:30"), "2020-01-01 00:00:00.123456700 -02:30");
        assert_eq!(date_time("2020-01-01t00:00:60z"), "2020-01-01 00:00:60 +00:00");
        assert_eq!(date_time("2020-01-01T00:00:00.000Z"), "2020-01-01 00:00:00 +00:00");
    }

    #[test]
    fn base64_is_read_with_padding() {
        assert_eq!(base64("aGVsbG8="), b"hello");
        assert_eq!(base64(""), b"");
        assert_eq!(base64("/+8="), [0xff, 0xef]);
    }
}
