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
    for line in text.as_bytes().split(|byte| matches!(byte, b'\n' | b'\r')) {
        if line.len() > DEEPEST && nests_too_deep(line) {
            deep.push((start, start + line.len()));
        }
        start += line.len() + 1;
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

/// Whether brackets that may be read as such nest too deep.
///
/// Where the parser begins to read in the middle of a line (behind a comment, or behind a brace that closes a
/// block) cannot be told from the line alone, and with it which quotation marks open a text. So two readings
/// run side by side: one that is outside of text at this point, and one that is inside.
fn nests_too_deep(line: &[u8]) -> bool {
    let mut outside = Some(0_usize);
    let mut inside: Option<usize> = None;
    let mut escaped = false;
    let mut previous = b' ';
    let mut begins_anew = false;
    for &byte in line {
        if begins_anew && outside.is_none() {
            outside = Some(0);
        }
        begins_anew = byte == b'}' || (byte == b'/' && previous == b'*');
        previous = byte;
        let literal = escaped;
        escaped = inside.is_some() && byte == b'\\' && !literal;
        match byte {
            b'"' => {
                let left = if literal { None } else { inside };
                let stayed = if literal { inside } else { None };
                inside = stayed.max(outside);
                outside = left;
            }
            b'(' | b'[' | b'{' => {
                outside = outside.map(|depth| depth + 1);
                if outside.is_some_and(|depth| depth > DEEPEST) {
                    return true;
                }
            }
            b')' | b']' | b'}' => outside = outside.map(|depth| depth.saturating_sub(1)),
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

    #[test]
    fn nothing_hides_brackets() {
        let brackets = "[".repeat(200);
        for before in
            ["/* \" */ a Int @b(", "\" */ a Int @b(", "\" } type A = Int @b(", "a Int @b(\"\\\"\", "]
        {
            assert!(nests_too_deep(format!("{before}{brackets}").as_bytes()), "{before}");
        }
        let levels = "[\"]\", ".repeat(100);
        assert!(nests_too_deep(levels.as_bytes()));
    }
}
