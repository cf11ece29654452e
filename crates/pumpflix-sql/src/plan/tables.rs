//! Tables and their columns and keys.

use pumpflix_dialect::Dialect;

use super::options::Fill;
use super::pairs::{ColumnPair, Pairs, TablePair};
use crate::step::{
    AlterColumn, AlterTable, CopiedColumn, ForNull, InTable, Pair, RedefineTable, Step, TableChange,
};
use crate::tables::{ColumnDefault, IndexColumn, PrimaryKey, Table};

/// The steps for tables.
pub(super) fn push(pairs: &Pairs<'_>, fills: &[Fill], steps: &mut Vec<Step>) {
    steps.extend(pairs.dropped.iter().map(|t| Step::DropTable(*t)));
    steps.extend(pairs.created.iter().map(|t| Step::CreateTable(*t)));
    let mut redefined = Vec::new();
    for pair in &pairs.tables {
        let fills = || fills.iter().filter(|f| f.table == pair.after);
        if pair.redefined {
            redefined.push(redefine(pairs, pair, fills()));
            continue;
        }
        sequences(pairs, pair, steps);
        let changes = changes(pairs, pair, fills());
        let places = Pair { before: pair.before, after: pair.after };
        if !changes.is_empty() {
            let replaced = super::indexes::replaced_by_key(pairs, pair);
            steps.push(Step::AlterTable(AlterTable { places, changes, replaced }));
        }
        if pairs.dialect() == Dialect::CockroachDb && key_is_altered(pairs, pair) {
            steps.push(Step::AlterPrimaryKey(places));
        }
    }
    if !redefined.is_empty() {
        steps.push(Step::RedefineTables(redefined));
    }
}

/// Columns that count before and after, by other rules.
fn sequences(pairs: &Pairs<'_>, pair: &TablePair, steps: &mut Vec<Step>) {
    let Some((old, new)) = pairs.both(pair) else { return };
    let identity = |table: &Table, place: usize| match &table.columns.get(place)?.default {
        Some(ColumnDefault::Identity(identity)) => Some(identity.options()),
        _ => None,
    };
    for column in &pair.columns {
        let options = (identity(old, column.before), identity(new, column.after));
        if matches!(options, (Some(from), Some(to)) if from != to) {
            let before = InTable { table: pair.before, item: column.before };
            let after = InTable { table: pair.after, item: column.after };
            steps.push(Step::AlterSequence(Pair { before, after }));
        }
    }
}

/// The key has other columns, or columns of another type, before and after.
pub(crate) fn key_changes(pairs: &Pairs<'_>, pair: &TablePair) -> bool {
    let Some((old, new)) = pairs.both(pair) else { return false };
    let (Some(from), Some(to)) = (&old.primary_key, &new.primary_key) else { return false };
    !same_columns(from, to) || from.columns.iter().any(|c| rewrites_key(pairs, pair, &c.name))
}

/// The reference makes a key anew whenever the type of a column changes; a cast or a type that PostgreSQL casts
/// itself does not need that, a column that is made anew does. On CockroachDB the table is built anew instead.
fn rewrites_key(pairs: &Pairs<'_>, pair: &TablePair, column: &str) -> bool {
    let changes = pairs.changes(pair, column);
    match pairs.dialect() {
        Dialect::CockroachDb => false,
        Dialect::Postgres if !pairs.like_prisma => changes.recreates(),
        _ => changes.ty.is_some(),
    }
}

fn same_columns(a: &PrimaryKey, b: &PrimaryKey) -> bool {
    let same = |(a, b): (&IndexColumn, &IndexColumn)| {
        a.name == b.name && a.length == b.length && super::indexes::order(a) == super::indexes::order(b)
    };
    a.columns.len() == b.columns.len() && a.columns.iter().zip(&b.columns).all(same)
}

/// CockroachDB changes the key in a statement of its own, which also takes care of the old one.
fn key_is_altered(pairs: &Pairs<'_>, pair: &TablePair) -> bool {
    key_changes(pairs, pair)
}

fn changes<'f>(
    pairs: &Pairs<'_>,
    pair: &TablePair,
    fills: impl Iterator<Item = &'f Fill>,
) -> Vec<TableChange> {
    let Some((old, new)) = pairs.both(pair) else { return Vec::new() };
    let mut changes = Vec::new();
    let altered = key_changes(pairs, pair) && pairs.dialect() != Dialect::CockroachDb;
    let (before, after) = (old.primary_key.is_some(), new.primary_key.is_some());
    let goes = before && !after;
    if goes || altered {
        changes.push(TableChange::DropPrimaryKey);
    }
    if key_is_renamed(pairs, pair, altered) {
        changes.push(TableChange::RenamePrimaryKey);
    }
    let fills: Vec<&Fill> = fills.collect();
    changes.extend(pair.dropped.iter().map(|c| TableChange::DropColumn(*c)));
    changes.extend(pair.added.iter().map(|c| match fills.iter().find(|f| f.column == *c) {
        Some(fill) => TableChange::BackfillColumn { column: *c, value: fill.value.clone() },
        None => TableChange::AddColumn(*c),
    }));
    let mut columns: Vec<_> = pair.columns.iter().filter(|c| c.changes.any()).collect();
    columns.sort_by_key(|c| c.before);
    changes.extend(columns.into_iter().flat_map(|c| {
        let places = Pair { before: c.before, after: c.after };
        let fill = fills.iter().find(|f| f.column == c.after).map(|f| f.value.clone());
        let in_place = TableChange::AlterColumn(AlterColumn { places, changes: c.changes });
        match (c.changes.recreates(), fill) {
            (true, None) => vec![TableChange::RecreateColumn(places)],
            (true, Some(value)) => vec![
                TableChange::DropColumn(c.before),
                TableChange::BackfillColumn { column: c.after, value },
            ],
            (false, Some(value)) => vec![TableChange::FillNull { column: c.after, value }, in_place],
            (false, None) => vec![in_place],
        }
    }));
    let comes = after && !before;
    if comes || altered {
        changes.push(TableChange::AddPrimaryKey);
    }
    changes
}

/// The key's name changes. Prisma renames it even when it was just made anew under the new name.
fn key_is_renamed(pairs: &Pairs<'_>, pair: &TablePair, altered: bool) -> bool {
    if !pairs.dialect().facts().named_primary_keys || (altered && !pairs.like_prisma) {
        return false;
    }
    let names = pairs.both(pair).map(|(old, new)| (&old.primary_key, &new.primary_key));
    matches!(names, Some((Some(from), Some(to))) if from.name != to.name)
}

fn redefine<'f>(pairs: &Pairs<'_>, pair: &TablePair, fills: impl Iterator<Item = &'f Fill>) -> RedefineTable {
    let new = pairs.both(pair).map(|(_, new)| new);
    let fills: Vec<&Fill> = fills.collect();
    let copied = |c: &ColumnPair| {
        let to = new.and_then(|t| t.columns.get(c.after)).filter(|to| to.is_required() && c.changes.arity);
        let default = to.and_then(|to| to.default.as_ref()).filter(|d| **d != ColumnDefault::Unstated);
        let fill = fills.iter().find(|f| f.column == c.after && to.is_some());
        let for_null = match (fill, default) {
            (Some(fill), _) => Some(ForNull::Value(fill.value.clone())),
            (None, Some(_)) if pairs.dialect() == Dialect::Sqlite => Some(ForNull::Default),
            (None, _) => None,
        };
        CopiedColumn { places: Pair { before: c.before, after: c.after }, for_null }
    };
    let columns = pair.columns.iter().map(copied).collect();
    let filled = fills
        .iter()
        .filter(|f| pair.added.contains(&f.column))
        .map(|f| (f.column, f.value.clone()))
        .collect();
    RedefineTable { places: Pair { before: pair.before, after: pair.after }, columns, filled }
}
