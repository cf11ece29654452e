//! Uniques and indexes.

use pumpflix_dialect::Dialect;
use pumpflix_schema::model::{IndexAlgorithm, SortOrder};

use super::pairs::{Pairs, TablePair};
use crate::step::{CreateIndex, InTable, Pair, Step};
use crate::tables::{Index, IndexColumn, IndexKind, Table};

/// The steps for indexes. Indexes of a table that is built anew are made with it.
pub(super) fn push(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    created_tables(pairs, steps);
    dropped_tables(pairs, steps);
    for pair in pairs.tables.iter().filter(|p| !p.redefined) {
        let Some((old, new)) = pairs.both(pair) else { continue };
        if old.indexes == new.indexes && pair.columns.is_empty() {
            continue;
        }
        let matches = matches(pairs, old, new);
        let replaced = replaced_by_key(pairs, pair);
        let gone = gone(pairs, (old, new), &matches).filter(|item| !replaced.contains(item));
        steps.extend(gone.map(|item| Step::DropIndex(InTable { table: pair.before, item })));
        let is_kept = |(place, index): &(usize, &Index)| {
            if pairs.like_prisma {
                old.indexes.iter().any(|other| same_like_prisma(pairs, index, other))
            } else {
                matches.iter().any(|(_, after)| after == place)
            }
        };
        let fresh = new.indexes.iter().enumerate().filter(|index| !is_kept(index));
        steps.extend(fresh.map(|(item, _)| create(pair, item, false)));
        recreated(pairs, pair, new, &matches, steps);
        renamed(pairs, pair, (old, new), &matches, steps);
    }
}

/// The places of the indexes that go. To the reference any like of an index keeps it, also one that other indexes are
/// likes of too.
fn gone<'a>(
    pairs: &'a Pairs<'_>,
    (old, new): (&'a Table, &'a Table),
    matches: &'a [(usize, usize)],
) -> impl Iterator<Item = usize> + 'a {
    let is_kept = move |place: usize, index: &Index| {
        if pairs.like_prisma {
            new.indexes.iter().any(|other| same_like_prisma(pairs, index, other))
        } else {
            matches.iter().any(|(before, _)| place == *before)
        }
    };
    let indexes = old.indexes.iter().enumerate();
    indexes.filter(move |(place, index)| !is_kept(*place, index)).map(|(place, _)| place)
}

/// The places of the uniques that go because the table gets a key on the same columns, which had none; the last first.
pub(super) fn replaced_by_key(pairs: &Pairs<'_>, pair: &TablePair) -> Vec<usize> {
    let Some((old, new)) = pairs.both(pair) else { return Vec::new() };
    let (None, Some(key)) = (&old.primary_key, &new.primary_key) else { return Vec::new() };
    let is_it = |item: &usize| {
        old.indexes.get(*item).is_some_and(|index| {
            index.kind == IndexKind::Unique
                && index.columns.iter().map(|c| &c.name).eq(key.columns.iter().map(|c| &c.name))
                && !goes_with_column(pairs, pair, index)
        })
    };
    let matches = matches(pairs, old, new);
    let mut found: Vec<usize> = gone(pairs, (old, new), &matches).filter(is_it).collect();
    found.reverse();
    found
}

fn created_tables(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    // They stand inside the table there.
    if pairs.dialect() == Dialect::MySql {
        return;
    }
    for table in &pairs.created {
        let Some(new) = pairs.after.tables.get(*table) else { continue };
        let items = (0..new.indexes.len()).filter(|i| {
            // Uniques of a new table are constraints in it there, which have no condition.
            pairs.dialect() != Dialect::SqlServer
                || new.indexes.get(*i).is_some_and(|i| i.kind != IndexKind::Unique || i.predicate.is_some())
        });
        steps.extend(items.map(|item| {
            let place = InTable { table: *table, item };
            Step::CreateIndex(CreateIndex { table_before: None, place, recreated: false })
        }));
    }
}

/// On SQLite the tables that are built anew are so after others were dropped; Prisma drops the indexes of those
/// first, so that no name is taken.
fn dropped_tables(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    if pairs.dialect() != Dialect::Sqlite || !pairs.tables.iter().any(|p| p.redefined) {
        return;
    }
    for table in &pairs.dropped {
        let count = pairs.before.tables.get(*table).map_or(0, |t| t.indexes.len());
        steps.extend((0..count).map(|item| Step::DropIndex(InTable { table: *table, item })));
    }
}

fn create(pair: &TablePair, item: usize, recreated: bool) -> Step {
    let place = InTable { table: pair.after, item };
    Step::CreateIndex(CreateIndex { table_before: Some(pair.before), place, recreated })
}

/// An index goes with a column that is dropped, also when the column comes again.
fn recreated(
    pairs: &Pairs<'_>,
    pair: &TablePair,
    new: &Table,
    matches: &[(usize, usize)],
    steps: &mut Vec<Step>,
) {
    if !matches!(pairs.dialect(), Dialect::Postgres | Dialect::CockroachDb) {
        return;
    }
    for (_, after) in matches {
        if new.indexes.get(*after).is_some_and(|i| goes_with_column(pairs, pair, i)) {
            steps.push(create(pair, *after, true));
        }
    }
}

fn goes_with_column(pairs: &Pairs<'_>, pair: &TablePair, index: &Index) -> bool {
    index.columns.iter().any(|c| pairs.changes(pair, &c.name).recreates())
}

fn renamed(
    pairs: &Pairs<'_>,
    pair: &TablePair,
    (old, new): (&Table, &Table),
    matches: &[(usize, usize)],
    steps: &mut Vec<Step>,
) {
    for (before, after) in matches {
        let (Some(from), Some(to)) = (old.indexes.get(*before), new.indexes.get(*after)) else { continue };
        // The reference renames an index that it has just made under its new name.
        let is_made = !pairs.like_prisma && goes_with_column(pairs, pair, to);
        if from.name == to.name || is_made {
            continue;
        }
        let places = Pair {
            before: InTable { table: pair.before, item: *before },
            after: InTable { table: pair.after, item: *after },
        };
        steps.push(match pairs.dialect() {
            Dialect::Sqlite => Step::RedefineIndex(places),
            _ => Step::RenameIndex(places),
        });
    }
}

/// The index before stays, perhaps under another name.
pub(super) fn stays(pairs: &Pairs<'_>, (old, new): (&Table, &Table), index: &Index) -> bool {
    if pairs.like_prisma {
        return new.indexes.iter().any(|other| is_same(index, other));
    }
    let is_it = |place: usize| old.indexes.get(place).is_some_and(|other| other.name == index.name);
    old.indexes == new.indexes || matches(pairs, old, new).iter().any(|(before, _)| is_it(*before))
}

/// An index can be given another name. Names are given after indexes go and come, so the new one must be free before,
/// and the old one must not be taken by an index that comes. On MySQL each table has names of its own, elsewhere they
/// are those of the whole database.
fn can_become(pairs: &Pairs<'_>, (old, new): (&Table, &Table), from: &Index, to: &Index) -> bool {
    if pairs.dialect() == Dialect::MySql {
        return !old.indexes.iter().any(|i| i.name == to.name)
            && !new.indexes.iter().any(|i| i.name == from.name);
    }
    let names = pairs.index_names();
    !names.before.contains(to.name.as_str()) && !names.after.contains(from.name.as_str())
}

/// Indexes before and their likes after, one to one: those that keep their name first.
fn matches(pairs: &Pairs<'_>, old: &Table, new: &Table) -> Vec<(usize, usize)> {
    if pairs.like_prisma {
        return matches_like_prisma(pairs, old, new);
    }
    let place_of = |index: &Index| {
        new.indexes.iter().position(|other| other.name == index.name && is_same(index, other))
    };
    let named = old.indexes.iter().enumerate().map(|(before, i)| (before, place_of(i)));
    let mut matches: Vec<(usize, usize)> = named.filter_map(|(b, a)| Some((b, a?))).collect();
    for (before, index) in old.indexes.iter().enumerate() {
        if matches.iter().any(|(b, _)| *b == before) {
            continue;
        }
        let like = new.indexes.iter().enumerate().position(|(after, other)| {
            is_same(index, other)
                && !matches.iter().any(|(_, a)| *a == after)
                && can_become(pairs, (old, new), index, other)
        });
        matches.extend(like.map(|after| (before, after)));
    }
    matches.sort_unstable();
    matches
}

/// As the reference has it: where several indexes before are on the same columns, no name says which became which,
/// so none is taken.
fn matches_like_prisma(pairs: &Pairs<'_>, old: &Table, new: &Table) -> Vec<(usize, usize)> {
    let same_columns = |a: &Index, b: &Index| {
        a.kind == b.kind && a.columns.iter().map(|c| &c.name).eq(b.columns.iter().map(|c| &c.name))
    };
    let mut matches = Vec::new();
    for (before, index) in old.indexes.iter().enumerate() {
        if old.indexes.iter().filter(|other| same_columns(index, other)).count() == 1
            && let Some(after) = new.indexes.iter().position(|other| same_like_prisma(pairs, index, other))
        {
            matches.push((before, after));
        }
    }
    matches
}

/// The reference does not look at conditions on CockroachDB.
fn same_like_prisma(pairs: &Pairs<'_>, a: &Index, b: &Index) -> bool {
    if pairs.dialect() == Dialect::CockroachDb {
        is_same(a, &Index { predicate: a.predicate.clone(), ..b.clone() })
    } else {
        is_same(a, b)
    }
}

/// The two indexes differ in nothing but their names.
pub(super) fn is_same(a: &Index, b: &Index) -> bool {
    let algorithm = |i: &Index| i.algorithm.unwrap_or(IndexAlgorithm::BTree);
    let same = |(a, b): (&IndexColumn, &IndexColumn)| {
        a.name == b.name && a.length == b.length && order(a) == order(b) && a.ops == b.ops
    };
    a.kind == b.kind
        && a.columns.len() == b.columns.len()
        && a.columns.iter().zip(&b.columns).all(same)
        && algorithm(a) == algorithm(b)
        && a.predicate == b.predicate
        && a.clustered == b.clustered
}

/// Ascending is what nothing said means.
pub(super) fn order(column: &IndexColumn) -> SortOrder {
    column.sort.unwrap_or(SortOrder::Asc)
}
