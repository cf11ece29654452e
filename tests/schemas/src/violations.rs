//! Broken rules: one small text per rule and provider, set into a schema that is otherwise sound.
//!
//! The texts lie in `rules/*.txt`. A case starts with `== NUMBER PROVIDERS` (`all`, or some of `pg my sl ms cr`);
//! its lines are schema text, except `+ LINE` (into some model), `! LINE` (into the datasource), `^ NAME` (a
//! preview feature) and `% whole` (the case is the whole schema). `$` becomes a prefix that nothing else uses.

use pumpflix_dialect::Dialect;

use crate::draft::{Draft, Field, Kind};
use crate::rng::Rng;

const FILES: &[&str] = &[
    include_str!("rules/names.txt"),
    include_str!("rules/attributes.txt"),
    include_str!("rules/keys.txt"),
    include_str!("rules/constraints.txt"),
    include_str!("rules/types.txt"),
    include_str!("rules/natives.txt"),
    include_str!("rules/relations.txt"),
    include_str!("rules/relations_more.txt"),
    include_str!("rules/config.txt"),
];

/// One case of the rule files.
#[derive(Clone, Copy, Debug)]
pub struct Violation {
    /// The number of the rule, with a letter where it has several cases.
    pub rule: &'static str,
    providers: &'static str,
    body: &'static str,
}

/// Every case of a provider.
pub fn all(dialect: Dialect) -> Vec<Violation> {
    FILES
        .iter()
        .flat_map(|file| file.split("== ").skip(1))
        .filter_map(parse)
        .filter(|v| v.applies(dialect))
        .collect()
}

fn parse(text: &'static str) -> Option<Violation> {
    let (head, body) = text.split_once('\n')?;
    let (rule, providers) = head.split_once(' ')?;
    Some(Violation { rule, providers, body })
}

impl Violation {
    fn applies(&self, dialect: Dialect) -> bool {
        let code = match dialect {
            Dialect::Postgres => "pg",
            Dialect::Sqlite => "sl",
            Dialect::CockroachDb => "cr",
            Dialect::MySql => "my",
            Dialect::SqlServer => "ms",
        };
        self.providers.split(' ').any(|p| p == "all" || p == code)
    }

    /// The text of `draft` with this rule broken in it; `mess` as in [`Draft::print`].
    pub fn set_into(&self, rng: &mut Rng, mut draft: Draft, mess: usize) -> String {
        let body = self.body.replace('$', &format!("Z{}", rng.below(1000)));
        if let Some(whole) = body.strip_prefix("% whole\n") {
            return whole.to_owned();
        }
        let models = draft.of_kind(Kind::Model);
        let place = rng.pick(&models).copied();
        let mut free = String::new();
        for line in body.lines() {
            if let Some(feature) = line.strip_prefix("^ ") {
                draft.enable(feature);
            } else if let Some(property) = line.strip_prefix("! ") {
                draft.forget(property.split(' ').next().unwrap_or(""));
                draft.datasource.push(property.to_owned());
            } else if let Some(line) = line.strip_prefix("+ ") {
                if let Some(block) = place.and_then(|at| draft.blocks.get_mut(at)) {
                    if line.starts_with("@@") {
                        block.attributes.push(line.to_owned());
                    } else {
                        block.fields.push(Field::column(line, ""));
                    }
                }
            } else {
                free.push_str(line);
                free.push('\n');
            }
        }
        let mut text = draft.print(rng, mess);
        if rng.chance(30)
            && let Some(at) = text.find("\n\n")
        {
            text.insert_str(at + 2, &format!("{free}\n"));
        } else {
            text.push_str(&free);
        }
        text
    }
}
