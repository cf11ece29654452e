//! A bound on how deep brackets may nest, so that no text can exhaust the stack.

use std::borrow::Cow;

/// Deepest nesting of brackets on one line. The deepest that means anything is 5:
/// `@@index([a(ops: raw("…"))], where: { a: { not: null } })`.
const DEEPEST: usize = 50;

/// The text with every line that nests too deep blanked out, and the byte ranges of those lines. Bytes keep
/// their places.
pub(super) fn guard(text: &str) -> (Cow<'_, str>, Vec<(usize, usize)>) {
    let mut deep = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if line.len() > DEEPEST && nests_too_deep(line) {
            deep.push((start, start + line.trim_end_matches(['\n', '\r']).len()));
        }
        start += line.len();
    }
    if deep.is_empty() {
        return (Cow::Borrowed(text), deep);
    }
    let mut blanked = String::with_capacity(text.len());
    let mut from = 0;
    for &(start, end) in &deep {
        blanked.push_str(text.get(from..start).unwrap_or(""));
        blanked.extend(std::iter::repeat_n(' ', end - start));
        from = end;
    }
    blanked.push_str(text.get(from..).unwrap_or(""));
    (Cow::Owned(blanked), deep)
}

fn nests_too_deep(line: &str) -> bool {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut bytes = line.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => {
                bytes.next();
            }
            b'"' => in_string = !in_string,
            b'(' | b'[' | b'{' if !in_string => {
                depth += 1;
                if depth > DEEPEST {
                    return true;
                }
            }
            b')' | b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_lines_are_blanked_in_place() {
        let text = format!("a\n{}\r\nb", "[".repeat(200));
        let (guarded, deep) = guard(&text);
        assert_eq!(guarded.len(), text.len());
        assert_eq!(deep, [(2, 202)]);
        assert!(guarded.starts_with("a\n  ") && guarded.ends_with("\r\nb"));
    }

    #[test]
    fn brackets_in_strings_and_wide_lines_are_fine() {
        let text = format!("\"{}\" {}", "[".repeat(200), "[]".repeat(200));
        assert!(matches!(guard(&text), (Cow::Borrowed(_), deep) if deep.is_empty()));
    }
}
