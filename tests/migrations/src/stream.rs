//! The pairs of schemas that the laws are tried on.

use pumpflix_dialect::Dialect;
use pumpflix_schema::{Sources, load};
use pumpflix_sql::{PlanOptions, RenderOptions, SqlSchema, lower, plan, render};

/// Two states of one schema.
pub(crate) struct Pair {
    pub(crate) number: u64,
    pub(crate) before: SqlSchema,
    pub(crate) after: SqlSchema,
    /// Both texts, for whoever looks at a failure.
    pub(crate) texts: (String, String),
}

/// The valid pairs of a database. `PUMPFLIX_LAW_PAIRS` says how many to make instead of `count`, and
/// `PUMPFLIX_LAW_SEED` from which seed; `PUMPFLIX_LAW_ONLY` names a single one.
pub(crate) fn pairs(dialect: Dialect, count: u64) -> impl Iterator<Item = Pair> {
    let setting = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = setting("PUMPFLIX_LAW_SEED").unwrap_or(1);
    let numbers = match setting("PUMPFLIX_LAW_ONLY") {
        Some(only) => only..only + 1,
        None => 0..setting("PUMPFLIX_LAW_PAIRS").unwrap_or(count),
    };
    numbers.filter_map(move |number| {
        let texts = pumpflix_test_schemas::pair(seed, number, dialect);
        Some(Pair { number, before: tables(&texts.0)?, after: tables(&texts.1)?, texts })
    })
}

/// The tables of a text, if it is valid. A change of a schema can break a rule.
fn tables(text: &str) -> Option<SqlSchema> {
    load(&Sources::single("schema.prisma", text)).ok().map(|checked| lower(checked.primary()))
}

/// The script from one to the other, as it is by default.
pub(crate) fn script(before: &SqlSchema, after: &SqlSchema) -> String {
    render(&plan(before, after, &PlanOptions::default()).unwrap(), RenderOptions::default()).to_string()
}

/// What went wrong, by kind, with some examples of each.
#[derive(Default)]
pub(crate) struct Failures(Vec<(String, Vec<String>)>);

impl Failures {
    /// Notes a failure; numbers and quoted names of its kind are taken out.
    pub(crate) fn add(&mut self, kind: &str, detail: String) {
        let kind = general(kind);
        match self.0.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, details)) => details.push(detail),
            None => self.0.push((kind, vec![detail])),
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|(_, details)| details.len()).sum()
    }

    /// Fails when there are any.
    pub(crate) fn check(mut self, tried: usize) {
        self.0.sort_by_key(|(_, details)| std::cmp::Reverse(details.len()));
        let text: Vec<String> = self
            .0
            .iter()
            .map(|(kind, details)| {
                format!("{} × {kind}\n{}\n", details.len(), details[..details.len().min(2)].join("\n"))
            })
            .collect();
        assert!(text.is_empty(), "of {tried} pairs:\n{}", text.join("\n"));
    }
}

impl std::fmt::Display for Failures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.count())?;
        for (kind, details) in &self.0 {
            write!(f, "\n  {} × {kind} (as in {})", details.len(), details[0])?;
        }
        Ok(())
    }
}

/// A message without what only its case has.
fn general(message: &str) -> String {
    let mut out = String::new();
    let mut quote = None;
    for c in message.lines().next().unwrap_or("").chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '`' | '\'') => {
                quote = Some(c);
                out.push('…');
            }
            None => out.push(c),
        }
    }
    out.chars().take(140).collect()
}
