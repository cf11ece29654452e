//! Foreign keys.

use pumpflix_dialect::{Dialect, ForeignKeyStyle};

use super::pairs::{Pairs, TablePair};
use crate::step::{InTable, Pair, Step};
use crate::tables::{ForeignKey, Index, IndexColumn, IndexKind, Table};

/// The steps for foreign keys, where they stand outside their tables.
pub(super) fn push(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    if pairs.dialect().facts().foreign_keys == ForeignKeyStyle::Inline {
        return;
    }
    for table in &pairs.created {
        let count = pairs.after.tables.get(*table).map_or(0, |t| t.foreign_keys.len());
        steps.extend((0..count).map(|item| Step::AddForeignKey(InTable { table: *table, item })));
    }
    for table in &pairs.dropped {
        let count = pairs.before.tables.get(*table).map_or(0, |t| t.foreign_keys.len());
        steps.extend((0..count).map(|item| Step::DropForeignKey(InTable { table: *table, item })));
    }
    // Those of a table that is built anew are built with it.
    for pair in pairs.tables.iter().filter(|pair| !pair.redefined) {
        let Some((old, new)) = pairs.both(pair) else { continue };
        for (item, key) in old.foreign_keys.iter().enumerate() {
            let before = InTable { table: pair.before, item };
            match new.foreign_keys.iter().position(|other| is_same(pairs, pair, key, other)) {
                None => steps.push(Step::DropForeignKey(before)),
                Some(other) => {
                    let renamed = new.foreign_keys.get(other).is_some_and(|k| k.name != key.name);
                    if renamed {
                        let after = InTable { table: pair.after, item: other };
                        steps.push(Step::RenameForeignKey(Pair { before, after }));
                    }
                }
            }
        }
        for (item, key) in new.foreign_keys.iter().enumerate() {
            if !old.foreign_keys.iter().any(|other| is_same(pairs, pair, other, key)) {
                steps.push(Step::AddForeignKey(InTable { table: pair.after, item }));
            }
        }
    }
}

/// Some foreign key of the table comes or goes.
pub(super) fn any_change(pairs: &Pairs<'_>, pair: &TablePair) -> bool {
    let Some((old, new)) = pairs.both(pair) else { return false };
    let matched = |a: &Table, b: &Table, turned: bool| {
        a.foreign_keys.iter().all(|k| {
            b.foreign_keys.iter().any(|other| {
                if turned { is_same(pairs, pair, other, k) } else { is_same(pairs, pair, k, other) }
            })
        })
    };
    !matched(old, new, false) || !matched(new, old, true)
}

/// The two foreign keys differ in nothing but their names.
fn is_same(pairs: &Pairs<'_>, pair: &TablePair, from: &ForeignKey, to: &ForeignKey) -> bool {
    from.referenced_table == to.referenced_table
        && (pairs.like_prisma || from.referenced_schema == to.referenced_schema)
        && from.columns == to.columns
        && from.referenced_columns == to.referenced_columns
        && from.on_delete == to.on_delete
        && from.on_update == to.on_update
        && !from.columns.iter().any(|c| pairs.changes(pair, c).ty.is_some())
        && !goes_with_table(pairs, from)
        && (pairs.like_prisma || (can_be_renamed(pairs, pair, from, to) && !loses_its_key(pairs, from)))
        // No statement of MySQL gives a foreign key another name, or takes the index that it stands on.
        && (pairs.dialect() != Dialect::MySql || (from.name == to.name && !loses_its_index(pairs, pair, from)))
}

/// The name stays, or no other foreign key of the table has the new one before.
fn can_be_renamed(pairs: &Pairs<'_>, pair: &TablePair, from: &ForeignKey, to: &ForeignKey) -> bool {
    let old = pairs.both(pair).map(|(old, _)| &old.foreign_keys);
    from.name == to.name || !old.is_some_and(|keys| keys.iter().any(|k| k.name == to.name))
}

/// The other table is built anew, and with the old one goes what refers to it (CockroachDB).
fn goes_with_table(pairs: &Pairs<'_>, key: &ForeignKey) -> bool {
    pairs.dialect() == Dialect::CockroachDb
        && pairs.named(key.referenced_schema.as_deref(), &key.referenced_table).is_some_and(|t| t.redefined)
}

/// The key of the other table that this one leans on is dropped on the way.
fn loses_its_key(pairs: &Pairs<'_>, key: &ForeignKey) -> bool {
    if pairs.dialect() == Dialect::Sqlite {
        return false;
    }
    let target = pairs.named(key.referenced_schema.as_deref(), &key.referenced_table);
    let Some((target, both)) = target.and_then(|t| Some((t, pairs.both(t)?))) else { return false };
    let (old, new) = both;
    let covers = |columns: &[IndexColumn]| {
        columns.len() == key.referenced_columns.len()
            && columns.iter().all(|c| key.referenced_columns.contains(&c.name))
    };
    let by_key = old.primary_key.as_ref().is_some_and(|k| covers(&k.columns));
    if by_key {
        return super::tables::key_changes(pairs, target) || new.primary_key.is_none();
    }
    let unique = old.indexes.iter().find(|i| i.kind == IndexKind::Unique && covers(&i.columns));
    unique.is_some_and(|i| !super::indexes::stays(pairs, both, i))
}

/// An index of its own table that begins with its columns is dropped on the way.
fn loses_its_index(pairs: &Pairs<'_>, pair: &TablePair, key: &ForeignKey) -> bool {
    let Some(both) = pairs.both(pair) else { return false };
    let (old, new) = both;
    let by_key = old.primary_key.as_ref().is_some_and(|k| key.stands_on(&k.columns));
    let key_goes = super::tables::key_changes(pairs, pair) || new.primary_key.is_none();
    let stands_on_lost = |i: &Index| key.stands_on_index(i) && !super::indexes::stays(pairs, both, i);
    // An index of words, which serves no foreign key, takes the place of the one that MariaDB made for it all the same.
    let is_taken = |i: &Index| {
        i.kind == IndexKind::Fulltext
            && key.stands_on(&i.columns)
            && !old.indexes.iter().any(|other| super::indexes::is_same(other, i))
    };
    (by_key && key_goes) || old.indexes.iter().any(stands_on_lost) || new.indexes.iter().any(is_taken)
}
