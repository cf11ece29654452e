//! Whether the reference finds anything left to do on a live database after our scripts ran there.
//!
//! A pair of schemas is tried twice: created at once, and created as it was before and then migrated. What the
//! reference would still do after the first is its own matter (it reads some things back otherwise than it made
//! them); what it would do beyond that after the second is drift that a migration of ours left behind.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use pumpflix_dialect::Dialect;
use pumpflix_schema::{Sources, load};
use pumpflix_sql::{PlanOptions, RenderOptions, SqlSchema, create_script, lower, plan, render};

use super::ask::Reference;
use super::compare;
use super::files;
use super::options::Options;

/// The databases that are at hand.
const DATABASES: [Dialect; 2] = [Dialect::Postgres, Dialect::Sqlite];

/// What became of the pairs of one database.
#[derive(Debug, Default)]
struct Row {
    tried: usize,
    nothing_left: usize,
    as_if_new: usize,
    /// Why pairs were not taken, by the database or the reference: how many, and one of them.
    refused: BTreeMap<String, (usize, String)>,
    drifted: Vec<String>,
}

/// Tries `options.drift` pairs of each database and reports.
pub(super) fn measure(reference: &mut Reference, options: &Options) -> Result<String, String> {
    let mut out = String::from(
        "| database | pairs | nothing left to do | as after a creation | refused | drift |\n|---|---|---|---|---|---|\n",
    );
    let (mut drifted, mut refused) = (Vec::new(), Vec::new());
    for dialect in DATABASES {
        let mut row = Row::default();
        for number in 0..options.drift {
            one(reference, options, dialect, number, &mut row)?;
        }
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            dialect.provider(),
            row.tried,
            row.nothing_left,
            row.as_if_new,
            row.refused.values().map(|(count, _)| count).sum::<usize>(),
            row.drifted.len()
        );
        let words =
            row.refused.iter().map(|(words, (count, name))| format!("{count:5}  {words}\n       {name}"));
        refused.extend(words);
        drifted.append(&mut row.drifted);
    }
    reference.clean()?;
    for line in drifted.iter().take(options.top) {
        let _ = write!(out, "\n{line}");
    }
    if !refused.is_empty() {
        let _ = write!(out, "\nRefused\n\n{}\n", refused.join("\n"));
    }
    Ok(out)
}

fn one(
    reference: &mut Reference,
    options: &Options,
    dialect: Dialect,
    number: u64,
    row: &mut Row,
) -> Result<(), String> {
    let (before, after) = pumpflix_test_schemas::pair(options.seed, number, dialect);
    let (Some(from), Some(to)) = (tables(&before), tables(&after)) else { return Ok(()) };
    let migration = plan(&from, &to, &PlanOptions::default()).map_err(|e| e.to_string())?;
    let script = render(&migration, RenderOptions::default()).to_string();
    let (created, migrated) = ([create_script(&to)], [create_script(&from), script]);
    let mut left = reference.left_to_do(dialect.provider(), &after, &[&created, &migrated])?;
    if matches!(left.as_slice(), [Ok(_), Err(_)]) {
        // Whether it was the migration that failed.
        let first = reference.left_to_do(dialect.provider(), &before, &[&migrated[..1]])?;
        if first.iter().any(Result::is_err) {
            left = first;
        }
    }
    row.tried += 1;
    let name = format!("drift-{}-{number:05}", dialect.provider());
    match left.as_slice() {
        [_, Ok(0)] => {
            row.nothing_left += 1;
            return Ok(());
        }
        [Ok(new), Ok(left)] if new == left => {
            row.as_if_new += 1;
            return Ok(());
        }
        [Ok(new), Ok(left)] => {
            row.drifted.push(format!("{name}: {left} steps left, {new} after its creation script"));
        }
        [Ok(_), Err(words)] => row.drifted.push(format!("{name}: {words}")),
        _ => {
            let words = left.iter().find_map(|left| left.as_ref().err()).map_or("", String::as_str);
            row.refused.entry(compare::normalized(words)).or_insert_with(|| (0, name.clone())).0 += 1;
        }
    }
    if let Some(folder) = &options.keep {
        files::put(folder, &name, "before.prisma", &before)?;
        files::put(folder, &name, "after.prisma", &after)?;
        files::put(folder, &name, "sql", &migrated.concat())?;
    }
    Ok(())
}

fn tables(text: &str) -> Option<SqlSchema> {
    load(&Sources::single("schema.prisma", text)).ok().map(|checked| lower(checked.primary()))
}
