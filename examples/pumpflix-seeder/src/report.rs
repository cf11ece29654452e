//! What a run did: rows created and unchanged, model by model.

use std::fmt;
use std::time::Duration;

/// What a run did to one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Name of the model.
    pub model: &'static str,
    /// Rows that were missing and are there now.
    pub created: u64,
    /// Rows that were there already.
    pub unchanged: u64,
}

/// What a run did. Printed as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The database was empty and got its tables.
    pub tables_created: bool,
    /// The models, in the order in which they were filled.
    pub tallies: Vec<Tally>,
    /// How long filling took.
    pub elapsed: Duration,
}

impl Report {
    /// Counts rows of several models.
    pub(crate) fn add_all(&mut self, tallies: Vec<Tally>) {
        for Tally { model, created, unchanged } in tallies {
            self.add(model, created, unchanged);
        }
    }

    /// Counts rows of a model.
    pub fn add(&mut self, model: &'static str, created: u64, unchanged: u64) {
        if let Some(tally) = self.tallies.iter_mut().find(|tally| tally.model == model) {
            tally.created += created;
            tally.unchanged += unchanged;
        } else {
            self.tallies.push(Tally { model, created, unchanged });
        }
    }

    /// Rows of all models that were created.
    pub fn created(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.created).sum()
    }

    /// Rows of all models that were there already.
    pub fn unchanged(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.unchanged).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.tallies.iter().map(|tally| tally.model.len()).max().unwrap_or(0).max("total".len());
        writeln!(f, "{:width$}  {:>9}  {:>9}", "model", "created", "unchanged")?;
        for Tally { model, created, unchanged } in &self.tallies {
            writeln!(f, "{model:width$}  {created:>9}  {unchanged:>9}")?;
        }
        writeln!(f, "{:width$}  {:>9}  {:>9}", "total", self.created(), self.unchanged())?;
        if self.created() == 0 {
            return write!(f, "nothing to do: all rows are there already");
        }
        let millis = self.elapsed.as_millis().max(1);
        let per_second = u128::from(self.created()) * 1_000 / millis;
        write!(f, "{} rows in {:.1} s, {per_second} rows/s", self.created(), self.elapsed.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_a_table() {
        let mut report = Report { elapsed: Duration::from_millis(500), ..Report::default() };
        report.add("User", 5, 0);
        report.add("Organization", 1, 2);
        report.add("User", 3, 1);
        let expected = "\
model           created  unchanged
User                  8          1
Organization          1          2
total                 9          3
9 rows in 0.5 s, 18 rows/s";
        assert_eq!(report.to_string(), expected);
    }

    #[test]
    fn a_second_run_says_that_nothing_happened() {
        let mut report = Report::default();
        report.add("User", 0, 8);
        assert!(report.to_string().ends_with("nothing to do: all rows are there already"));
    }
}
