//! Findings for people: the excerpt, the place, the help, in colour on a terminal.

use crate::outcome::count;
use miette::{GraphicalReportHandler, GraphicalTheme};
use pumpflix_schema::source::Sources;
use pumpflix_schema::{Diagnostics, Severity};
use std::io::IsTerminal;

/// Columns of a report that does not go to a terminal.
const WIDTH: usize = 100;

/// Each finding, then how many there are.
pub(crate) fn all(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let number = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let counts = counts(number(Severity::Error), number(Severity::Warning));
    each(diagnostics, sources) + &counts.map(|counts| counts + "\n").unwrap_or_default()
}

/// Each finding, as far as a person reads: see [`Diagnostics::readable`].
pub(crate) fn each(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let handler = handler();
    let mut text = String::new();
    let (shown, left) = diagnostics.readable();
    for report in shown.reports(sources) {
        // Writing to a string cannot fail; a report that cannot be drawn still has its message.
        if handler.render_report(&mut text, &report).is_err() {
            text.push_str(&report.to_string());
        }
        text.push('\n');
    }
    let left = match left {
        0 => String::new(),
        left => format!("… and {left} more; `pumpflix-gen check --format json` lists all\n\n"),
    };
    text + &left
}

/// `2 errors, 1 warning`, or nothing when there are none.
pub(crate) fn counts(errors: usize, warnings: usize) -> Option<String> {
    let parts = [(errors, "error"), (warnings, "warning")];
    let parts: Vec<_> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| count(n, noun)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Colour on a terminal, unless the user said no (see no-color.org).
fn handler() -> GraphicalReportHandler {
    let colour = std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    GraphicalReportHandler::new_themed(theme).with_width(WIDTH).with_links(false)
}
