//! Lays a schema out otherwise without changing what it says: line ends, blanks, comments in odd places.

use crate::rng::Rng;

/// The text with a few kinds of odd layout.
pub fn mangle(rng: &mut Rng, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..rng.between(1, 3) {
        text = once(rng, &text);
    }
    text
}

/// The text as two to four files, cut where an empty line is followed by a block.
pub fn split(rng: &mut Rng, text: &str) -> Vec<String> {
    let mut files = vec![String::new()];
    for part in text.split_inclusive("\n\n") {
        let begins = ["model", "enum", "view", "type", "datasource", "generator", "//"];
        if files.len() < 4 && rng.chance(40) && begins.iter().any(|word| part.starts_with(word)) {
            files.push(String::new());
        }
        if let Some(file) = files.last_mut() {
            file.push_str(part);
        }
    }
    // The first cut may come before anything.
    if files.len() > 1 {
        files.retain(|file| !file.is_empty());
    }
    files
}

fn once(rng: &mut Rng, text: &str) -> String {
    match rng.below(11) {
        0 => text.replace('\n', "\r\n"),
        1 => text.trim_end().to_owned(),
        2 => format!("{}{text}{}", "\n".repeat(rng.below(4)), "\n".repeat(rng.below(4))),
        3 => each_line(rng, text, 15, |rng, line| format!("{line}{}", rng.word(ENDS))),
        4 => each_line(rng, text, 12, |rng, line| format!("{}\n{line}", rng.word(BETWEEN))),
        5 => each_line(rng, text, 30, |rng, line| {
            format!("{}{}", rng.word(&["", "\t", "      ", " ", "\u{3000}"]), line.trim_start())
        }),
        6 => each_line(rng, text, 20, |rng, line| outside_strings(line, |part| spread(rng, part))),
        7 => each_line(rng, text, 20, |_, line| outside_strings(line, tighten)),
        8 => each_line(rng, text, 100, |_, line| line.trim().to_owned()),
        9 => each_line(rng, text, 100, |_, line| format!("\t{line}")),
        _ => text.replace("\n\n", "\n"),
    }
}

const ENDS: &[&str] = &[
    " // note",
    "  /// doc",
    " /* block */",
    "\t",
    "   ",
    " //",
    " ///",
    "// tight",
    " /** star */",
    " // a // b",
    " /// \"quoted\" @id",
    " // 🦀 日本",
];

const BETWEEN: &[&str] = &[
    "",
    "\n\n",
    "  // between",
    "/// doc between",
    "/* block */",
    "  /* two\n     lines */",
    "/**\n * starred\n */",
    "\t",
    "//",
    "///",
    "  ///   spaced doc",
    "////",
    "// @@map(\"x\")",
    "/* /* */",
    "/* a */ // b",
];

fn each_line(
    rng: &mut Rng,
    text: &str,
    percent: usize,
    mut edit: impl FnMut(&mut Rng, &str) -> String,
) -> String {
    let lines =
        text.split('\n').map(|line| if rng.chance(percent) { edit(rng, line) } else { line.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// Applies `edit` to the parts of a line that are neither in quotes nor in a comment.
fn outside_strings(line: &str, mut edit: impl FnMut(&str) -> String) -> String {
    let (code, comment) = line.find("//").map_or((line, ""), |at| line.split_at(at));
    // A mark inside quotes would be taken for a comment: such lines stay as they are.
    if code.matches('"').count() % 2 == 1 || code.contains('\\') {
        return line.to_owned();
    }
    let parts = code.split('"').enumerate();
    let parts = parts.map(|(i, part)| if i % 2 == 0 { edit(part) } else { part.to_owned() });
    format!("{}{comment}", parts.collect::<Vec<_>>().join("\""))
}

/// Blanks around one kind of sign.
fn spread(rng: &mut Rng, part: &str) -> String {
    let sign = rng.word(&["(", ")", "[", "]", ",", ":", "@", "?", "=", "{"]);
    let with = match rng.below(3) {
        0 => format!(" {sign}"),
        1 => format!("{sign} "),
        _ => format!("  {sign}\t"),
    };
    part.replace(sign, &with)
}

/// No blanks around signs inside parentheses.
fn tighten(part: &str) -> String {
    part.replace(", ", ",").replace(": ", ":").replace(" =", "=").replace("= ", "=").replace(" @", "@")
}
