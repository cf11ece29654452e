//! A diagnostic as plain text, for places without a terminal: the output of `cargo build`, tests.

use miette::{Diagnostic, LabeledSpan, Severity, SourceCode, SourceSpan};
use std::fmt::Write;

/// The diagnostic with its excerpt, labels, code and help, in the layout that rustc has made familiar.
///
/// ```text
/// error[pumpflix::types::unknown]: there is no type `Strng`
///   --> schema.prisma:4:9
///    |
///  4 |   email Strng
///    |         ^^^^^ not a scalar, an enum or a model
///    = help: did you mean `String`?
/// ```
pub fn plain(diagnostic: &dyn Diagnostic) -> String {
    let severity = match diagnostic.severity() {
        Some(Severity::Warning) => "warning",
        Some(Severity::Advice) => "note",
        Some(Severity::Error) | None => "error",
    };
    let code = diagnostic.code().map(|code| format!("[{code}]")).unwrap_or_default();
    let mut text = format!("{severity}{code}: {diagnostic}\n");
    if let Some(source) = diagnostic.source_code() {
        for (i, label) in diagnostic.labels().into_iter().flatten().enumerate() {
            excerpt(&mut text, source, &label, if i == 0 { '^' } else { '-' });
        }
    }
    if let Some(help) = diagnostic.help() {
        let help = help.to_string().replace('\n', "\n           ");
        let _ = writeln!(text, "   = help: {help}");
    }
    for other in diagnostic.related().into_iter().flatten() {
        text.push_str(&plain(other));
    }
    text
}

/// The line of a label, with its place marked.
fn excerpt(text: &mut String, source: &dyn SourceCode, label: &LabeledSpan, mark: char) {
    let line_of = SourceSpan::new(label.offset().into(), 0);
    let Ok(contents) = source.read_span(&line_of, 0, 0) else { return };
    let start = contents.span().offset();
    let data = String::from_utf8_lossy(contents.data());
    let line = data.lines().next().unwrap_or("");
    let before = line.get(..label.offset().saturating_sub(start)).unwrap_or(line);
    let marked = line.get(before.len()..).unwrap_or("");
    let marked = marked.get(..label.len()).unwrap_or(marked).chars().count().max(1);
    let number = contents.line() + 1;
    let name = contents.name().unwrap_or("schema.prisma");
    let gutter = number.to_string().len().max(2);
    // Tabs stay tabs below, so that the marks stand where the text does.
    let pad: String = before.chars().map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
    let marks: String = std::iter::repeat_n(mark, marked).collect();
    let _ = writeln!(text, "{:gutter$}--> {name}:{number}:{}", "", before.chars().count() + 1);
    let _ = writeln!(text, "{:gutter$} |", "");
    let _ = writeln!(text, "{number:>gutter$} | {line}");
    let message = label.label().unwrap_or("");
    let _ = writeln!(text, "{:gutter$} | {}", "", format!("{pad}{marks} {message}").trim_end());
}
