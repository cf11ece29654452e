//! Counts outcomes and prints them: rates per provider, and the commonest disagreements with a case of each.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::cases::Case;
use super::compare::Outcome;

/// How many were comparable, and how many of them agreed.
#[derive(Clone, Copy, Debug, Default)]
struct Rate {
    agreed: usize,
    of: usize,
}

impl Rate {
    fn count(&mut self, agreed: Option<bool>) {
        if let Some(agreed) = agreed {
            self.of += 1;
            self.agreed += usize::from(agreed);
        }
    }

    fn cell(self) -> String {
        if self.of == 0 {
            return "–".to_owned();
        }
        // Hundredths of a percent, cut and not rounded: 100 % means all.
        let share = self.agreed * 10_000 / self.of;
        format!("{}.{:02} % of {}", share / 100, share % 100, self.of)
    }
}

#[derive(Clone, Debug, Default)]
struct Row {
    cases: usize,
    verdict: Rate,
    lines: Rate,
    warnings: Rate,
    format: Rate,
    ddl: Rate,
    diff: Rate,
    panics: usize,
}

impl Row {
    fn count(&mut self, outcome: &Outcome) {
        self.cases += 1;
        self.verdict.count(outcome.verdict);
        self.lines.count(outcome.lines);
        self.warnings.count(outcome.warnings);
        self.format.count(outcome.format);
        self.ddl.count(outcome.ddl);
        self.diff.count(outcome.diff);
        self.panics += usize::from(outcome.panicked);
    }
}

/// Everything counted so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    rows: BTreeMap<String, Row>,
    groups: BTreeMap<String, (usize, Vec<String>)>,
    /// Errors of ours by code: those on a line where the reference has one, too.
    rules: BTreeMap<String, Rate>,
}

impl Tally {
    /// Counts one case.
    pub(crate) fn count(&mut self, case: &Case, outcome: &Outcome) {
        for row in [case.dialect.provider(), "all"] {
            self.rows.entry(row.to_owned()).or_default().count(outcome);
        }
        for (code, agreed) in &outcome.errors {
            self.rules.entry(code.clone()).or_default().count(Some(*agreed));
        }
        let mut seen = Vec::new();
        for difference in &outcome.differences {
            if seen.contains(&&difference.group) {
                continue;
            }
            seen.push(&difference.group);
            let (count, examples) = self.groups.entry(difference.group.clone()).or_default();
            *count += 1;
            if examples.len() < 3 {
                examples.push(format!("{}:{}", case.name, difference.line));
            }
        }
    }

    /// The report: a table, the `top` commonest disagreements, and agreement by rule.
    pub(crate) fn report(&self, top: usize) -> String {
        let mut out = String::from(
            "| provider | cases | verdict | error lines | warnings | format | creation | diff | panics |\n\
             |---|---|---|---|---|---|---|---|---|\n",
        );
        let (all, providers): (Vec<_>, Vec<_>) = self.rows.iter().partition(|(name, _)| *name == "all");
        for (name, row) in providers.into_iter().chain(all) {
            let cells = [row.verdict, row.lines, row.warnings, row.format, row.ddl, row.diff]
                .map(Rate::cell)
                .join(" | ");
            let _ = writeln!(out, "| {name} | {} | {cells} | {} |", row.cases, row.panics);
        }
        for (title, prefix) in [
            ("Verdicts", "VERDICT "),
            ("Panics", "panic"),
            ("Lines missed", "missed"),
            ("Lines extra", "extra"),
            ("Format", "format"),
            ("Creation scripts", "ddl"),
            ("Diff scripts", "diff"),
        ] {
            let mut groups: Vec<_> = self.groups.iter().filter(|(g, _)| g.starts_with(prefix)).collect();
            if groups.is_empty() {
                continue;
            }
            groups.sort_by_key(|(group, (count, _))| (std::cmp::Reverse(*count), (*group).clone()));
            let _ = writeln!(out, "\n{title} ({} kinds)\n", groups.len());
            for (group, (count, examples)) in groups.into_iter().take(top) {
                let group = group.strip_prefix("VERDICT ").unwrap_or(group);
                let _ = writeln!(out, "{count:5}  {group}\n       {}", examples.join("  "));
            }
        }
        let _ = writeln!(
            out,
            "\nErrors of ours on a line where the reference has one, by rule ({} rules)\n",
            self.rules.len()
        );
        for (code, rate) in &self.rules {
            let _ = writeln!(out, "{:<50} {}", code.trim_start_matches("pumpflix::"), rate.cell());
        }
        out
    }
}
