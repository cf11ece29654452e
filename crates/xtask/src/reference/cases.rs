//! The stream of test cases: valid schemas, damaged ones, and broken rules, each a function of seed and number.

use pumpflix_dialect::Dialect;
use pumpflix_test_schemas::{self as schemas, Rng};

use super::files;

/// One schema to ask the reference about.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// What to call it in reports: `00042`, or a path.
    pub(crate) name: String,
    pub(crate) dialect: Dialect,
    /// The files that make up the schema; most have one.
    pub(crate) files: Vec<String>,
    /// An older text of the same schema, for the script between the two.
    pub(crate) previous: Option<String>,
}

/// Case `number` of the stream of `seed`.
pub(crate) fn case(seed: u64, number: u64) -> Case {
    let mut rng = Rng::new(seed, number);
    let dialect = schemas::provider(&mut rng);
    let size = if rng.chance(10) { 14 } else { 5 };
    let mess = rng.word(&["0", "30", "60", "100"]).parse().unwrap_or(0);
    let draft = schemas::draft(&mut rng, dialect, size, 3);
    let text = draft.print(&mut rng, mess);
    let text = if rng.chance(25) { schemas::rarities(&mut rng, &text) } else { text };
    let text = if rng.chance(25) { schemas::mangle(&mut rng, &text) } else { text };
    let text = if rng.chance(25) { schemas::damage(&mut rng, &text) } else { text };
    let files = if rng.chance(15) { schemas::split(&mut rng, &text) } else { vec![text] };
    Case { name: format!("{number:05}"), dialect, files, previous: None }
}

/// Another version of a case from disk: laid out otherwise, with something rare in it, or damaged.
pub(crate) fn varied(case: &Case, seed: u64, number: u64) -> Case {
    let mut rng = Rng::new(seed ^ 0xD15C_0000, number);
    let kind = rng.below(4);
    let mut vary = |text: &String| {
        let text = if kind == 0 { schemas::mangle(&mut rng, text) } else { text.clone() };
        let text = if kind == 1 { schemas::rarities(&mut rng, &text) } else { text };
        if kind > 0 { schemas::damage(&mut rng, &text) } else { text }
    };
    let files = case.files.iter().map(&mut vary).collect();
    Case { name: format!("{}~{number}", case.name), files, ..case.clone() }
}

/// Pair `number` of the stream of `seed`: two states of one schema of a provider whose scripts the reference can
/// write.
pub(crate) fn pair(seed: u64, number: u64) -> Case {
    let mut rng = Rng::new(seed ^ 0x5EED_09A1, number);
    let dialect = match rng.below(10) {
        0..=4 => Dialect::Postgres,
        5..=7 => Dialect::Sqlite,
        _ => Dialect::CockroachDb,
    };
    let (before, text) = schemas::pair_of(&mut rng, dialect);
    Case { name: format!("{number:05}"), dialect, files: vec![text], previous: Some(before) }
}

/// Every case of the rule files for every provider, each in a context that the seed decides.
pub(crate) fn rules(seed: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    for dialect in Dialect::ALL {
        for (number, violation) in schemas::violations(dialect).into_iter().enumerate() {
            let stream = u64::try_from(number).unwrap_or(0) * 8 + u64::from(dialect as u8);
            let mut rng = Rng::new(seed ^ 0x0BAD_5EED, stream);
            let context = schemas::context(&mut rng, dialect);
            let mess = rng.word(&["0", "0", "60"]).parse().unwrap_or(0);
            let text = violation.set_into(&mut rng, context, mess);
            let name = format!("{:0>4}-{}", violation.rule, dialect.provider());
            cases.push(Case { name, dialect: files::provider(&text), files: vec![text], previous: None });
        }
    }
    cases
}
