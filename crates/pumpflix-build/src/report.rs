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
    // Without a line around it, only the label's own text is given.
    let Ok(contents) = source.read_span(&SourceSpan::new(label.offset().into(), 0), 1, 1) else { return };
    let data = String::from_utf8_lossy(contents.data());
    let (above, below) =
        data.split_at_checked(label.offset().saturating_sub(contents.span().offset())).unwrap_or(("", &data));
    let before = above.rsplit('\n').next().unwrap_or("");
    let line = format!("{before}{}", below.lines().next().unwrap_or(""));
    let marked = line.get(before.len()..).unwrap_or("");
    let marked = marked.get(..label.len()).unwrap_or(marked).chars().count().max(1);
    let number = contents.line() + above.matches('\n').count() + 1;
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

#[cfg(test)]
mod tests {
    use super::*;
    use miette::{MietteDiagnostic, NamedSource};

    #[test]
    fn the_layout() {
        let text = "model User {\n\temail Strng // tab\n}\n";
        let start = text.find("Strng").unwrap();
        let diagnostic = MietteDiagnostic::new("there is no type `Strng`")
            .with_code("pumpflix::types::unknown")
            .with_help("did you mean `String`?\nor an enum of that name?")
            .with_label(LabeledSpan::at(start..start + 5, "not a type"));
        let report =
            miette::Report::new(diagnostic).with_source_code(NamedSource::new("schema.prisma", text));
        let expected = [
            "error[pumpflix::types::unknown]: there is no type `Strng`",
            "  --> schema.prisma:2:8",
            "   |",
            " 2 | \temail Strng // tab",
            "   | \t      ^^^^^ not a type",
            "   = help: did you mean `String`?",
            "           or an enum of that name?",
            "",
        ];
        assert_eq!(plain(report.as_ref()), expected.join("\n"));
    }
}
