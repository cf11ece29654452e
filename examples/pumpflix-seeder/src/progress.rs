//! The progress bar: organizations done, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that counts organizations, on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar for that many organizations. With `quiet`, or away from a terminal, it draws nothing.
    pub fn new(organizations: u64, quiet: bool) -> Self {
        let shown = !quiet && organizations > 1 && std::io::stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(organizations), target);
        // The template is a constant of this file; were it wrong, indicatif's own look would do.
        let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} organizations, {msg}, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(bar.with_style(style))
    }

    /// One more organization is done; `rows` were created so far.
    pub fn organization_done(&self, rows: u64) {
        self.0.set_message(format!("{rows} rows"));
        self.0.inc(1);
    }

    /// Takes the bar off the screen.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}
