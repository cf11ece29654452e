//! Where the two answers about one case differ.

use std::collections::BTreeSet;

use super::{ask, ours};

/// How one case went: what was comparable, and what agreed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) verdict: Option<bool>,
    /// The set of lines with an error, where the reference found one.
    pub(crate) lines: Option<bool>,
    /// The set of lines with a warning, where both find the schema valid.
    pub(crate) warnings: Option<bool>,
    pub(crate) format: Option<bool>,
    pub(crate) ddl: Option<bool>,
    pub(crate) diff: Option<bool>,
    pub(crate) panicked: bool,
    /// The code of each error of ours, and whether the reference has one on its line.
    pub(crate) errors: Vec<(String, bool)>,
    /// A name for each disagreement, with names taken out so that like goes with like.
    pub(crate) differences: Vec<Difference>,
}

/// One disagreement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Difference {
    /// Like disagreements have the same text.
    pub(crate) group: String,
    /// The line, from 1; 0 where the whole text is meant.
    pub(crate) line: usize,
}

/// Compares.
pub(crate) fn compare(theirs: &ask::Answer, mine: &ours::Answer) -> Outcome {
    let mut outcome = Outcome { panicked: !mine.panics.is_empty(), ..Outcome::default() };
    for part in &mine.panics {
        outcome.differ(format!("panic: {part}"), 0);
    }
    if let Some(valid) = theirs.valid() {
        outcome.verdict = Some(valid == mine.valid());
        findings(&mut outcome, theirs, mine, valid);
        if valid && mine.valid() {
            outcome.ddl = script(&mut outcome, "ddl", theirs.ddl.as_deref(), mine.ddl.as_deref());
            outcome.diff = script(&mut outcome, "diff", theirs.diff.as_deref(), mine.diff.as_deref());
        }
    }
    outcome.format = script(&mut outcome, "format", theirs.formatted.as_deref(), mine.formatted.as_deref());
    outcome
}

impl Outcome {
    fn differ(&mut self, group: String, line: usize) {
        self.differences.push(Difference { group, line });
    }

    /// Whether everything comparable agreed.
    pub(crate) fn agrees(&self) -> bool {
        self.differences.is_empty()
    }
}

fn findings(outcome: &mut Outcome, theirs: &ask::Answer, mine: &ours::Answer, valid: bool) {
    let all = theirs.findings.as_deref().unwrap_or_default();
    for warning in [false, true] {
        if warning && !(valid && mine.valid()) {
            continue;
        }
        let there: BTreeSet<usize> = all.iter().filter(|f| f.warning == warning).map(|f| f.line).collect();
        // Lints that the reference lacks are warnings of ours alone: only what it warns of is compared.
        let here: BTreeSet<usize> =
            mine.findings.iter().filter(|f| f.warning == warning).map(|f| f.line).collect();
        if warning {
            outcome.warnings = (!there.is_empty()).then(|| there.is_subset(&here));
        } else if !valid {
            outcome.lines = Some(there == here);
        }
        let word = if warning { "missed warning" } else { "missed" };
        let verdict = if outcome.verdict == Some(true) || warning { "" } else { "VERDICT " };
        for finding in all.iter().filter(|f| f.warning == warning && !here.contains(&f.line)) {
            outcome.differ(format!("{verdict}{word}: {}", normalized(&finding.message)), finding.line);
        }
        if !warning {
            let errors = mine.findings.iter().filter(|f| !f.warning);
            outcome.errors.extend(errors.map(|f| (f.code.clone(), there.contains(&f.line))));
            for finding in mine.findings.iter().filter(|f| !f.warning && !there.contains(&f.line)) {
                outcome.differ(
                    format!("{verdict}extra: {}: {}", finding.code, normalized(&finding.message)),
                    finding.line,
                );
            }
        }
    }
}

/// Compares two texts; the group of a difference is its first line, ours and theirs.
fn script(outcome: &mut Outcome, kind: &str, theirs: Option<&str>, mine: Option<&str>) -> Option<bool> {
    let theirs = theirs?;
    let mine = mine?;
    if theirs == mine {
        return Some(true);
    }
    let (mut a, mut b) = (theirs.split('\n'), mine.split('\n'));
    let mut line = 1;
    loop {
        match (a.next(), b.next()) {
            (Some(x), Some(y)) if x == y => line += 1,
            (x, y) => {
                let shown = |line: Option<&str>| line.map_or_else(|| "(end)".to_owned(), shape);
                let (mut there, mut here) = (shown(x), shown(y));
                if there == here {
                    // The names themselves differ.
                    there = x.unwrap_or("").chars().take(160).collect();
                    here = y.unwrap_or("").chars().take(160).collect();
                }
                outcome.differ(format!("{kind}: theirs `{there}`, ours `{here}`"), line);
                return Some(false);
            }
        }
    }
}

/// A line of a script or schema with its names taken out.
fn shape(line: &str) -> String {
    let mut out = String::new();
    let mut quoted = None;
    for c in line.chars() {
        match quoted {
            Some(end) if c == end => {
                quoted = None;
                out.push('…');
            }
            Some(_) => {}
            None if c == '"' || c == '\'' => quoted = Some(c),
            None => out.push(c),
        }
    }
    out.chars().take(90).collect()
}

/// A message with what it quotes and what it lists behind `fields` taken out.
pub(crate) fn normalized(message: &str) -> String {
    let mut out = String::new();
    let mut quoted = None;
    let mut previous = ' ';
    let text = message.lines().next().unwrap_or("");
    for c in text.chars() {
        match (quoted, c) {
            (Some(end), c) if c == end => quoted = None,
            (Some(_), _) => {}
            // Inside a word it is an apostrophe.
            (None, '`' | '"' | '\'') if !previous.is_alphanumeric() => {
                quoted = Some(c);
                out.push('…');
            }
            (None, c) => out.push(c),
        }
        previous = c;
    }
    if let Some(at) = out.find(" fields ").map(|at| at + " fields ".len())
        && let Some(length) = out.get(at..).and_then(|rest| rest.find(". "))
    {
        out.replace_range(at..at + length, "…");
    }
    out.chars().take(150).collect()
}
