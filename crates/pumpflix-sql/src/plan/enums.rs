//! Enum types.

use pumpflix_dialect::{Dialect, EnumStyle};

use super::pairs::{Pairs, TablePair};
use crate::step::{AlterEnum, InTable, Pair, Step};
use crate::tables::{Column, ColumnDefault, EnumType, SqlSchema, TypeFamily, Value};

/// The steps for enum types, where the database has them.
pub(super) fn push(pairs: &Pairs<'_>, steps: &mut Vec<Step>) {
    if pairs.dialect().facts().enums != EnumStyle::Type {
        return;
    }
    let place = |schema: &SqlSchema, item: &EnumType| {
        schema.enums.iter().position(|e| e.name == item.name && e.schema == item.schema)
    };
    for (before, old) in pairs.before.enums.iter().enumerate() {
        match place(pairs.after, old).and_then(|after| Some((after, pairs.after.enums.get(after)?))) {
            None => steps.push(Step::DropEnum(before)),
            Some((after, new)) => {
                let change = alter(pairs, (before, old), (after, new));
                steps.extend(change.map(Step::AlterEnum));
            }
        }
    }
    let is_new = |e: &EnumType| place(pairs.before, e).is_none();
    let news = pairs.after.enums.iter().enumerate().filter(|(_, e)| is_new(e));
    steps.extend(news.map(|(after, _)| Step::CreateEnum(after)));
}

/// The change of an enum's values; the order of values alone is no change.
fn alter(
    pairs: &Pairs<'_>,
    (before, old): (usize, &EnumType),
    (after, new): (usize, &EnumType),
) -> Option<AlterEnum> {
    let missing = |values: &[String], of: &[String]| -> Vec<usize> {
        of.iter().enumerate().filter(|(_, v)| !values.contains(v)).map(|(i, _)| i).collect()
    };
    let added = missing(&old.values, &new.values);
    let dropped = missing(&new.values, &old.values);
    if added.is_empty() && dropped.is_empty() {
        return None;
    }
    let mut change = AlterEnum {
        places: Pair { before, after },
        added,
        dropped,
        swap: false,
        defaults: Vec::new(),
        columns: Vec::new(),
        freed: Vec::new(),
    };
    change.swap = match pairs.dialect() {
        Dialect::CockroachDb => false,
        _ => !change.dropped.is_empty() || (!pairs.like_prisma && new_value_is_default(pairs, new, &change)),
    };
    uses(pairs, old, new, &mut change);
    Some(change)
}

/// A value that was added in a transaction cannot be used in it, not even as a default.
fn new_value_is_default(pairs: &Pairs<'_>, new: &EnumType, change: &AlterEnum) -> bool {
    let added: Vec<&String> = change.added.iter().filter_map(|i| new.values.get(*i)).collect();
    let columns = pairs.after.tables.iter().flat_map(|t| &t.columns);
    columns.filter(|c| has(c, new)).any(|c| default_values(c).any(|v| added.contains(&v)))
}

/// The values of an enum in a column's default.
fn default_values(column: &Column) -> impl Iterator<Item = &String> {
    let values = match &column.default {
        Some(ColumnDefault::Value(value)) => std::slice::from_ref(value),
        Some(ColumnDefault::List(values)) => values.as_slice(),
        _ => &[],
    };
    values.iter().filter_map(|v| if let Value::Enum(value) = v { Some(value) } else { None })
}

/// The column is of the enum.
fn has(column: &Column, item: &EnumType) -> bool {
    matches!(&column.ty.family, TypeFamily::Enum { name, schema } if *name == item.name && *schema == item.schema)
}

/// Finds the columns that a change of the type touches.
fn uses(pairs: &Pairs<'_>, old: &EnumType, new: &EnumType, change: &mut AlterEnum) {
    let with_default = |c: &Column| has(c, old) && c.default.is_some();
    for table in &pairs.dropped {
        let columns = pairs.before.tables.get(*table).map_or(&[][..], |t| &t.columns);
        for (item, column) in columns.iter().enumerate().filter(|(_, c)| has(c, old)) {
            let place = InTable { table: *table, item };
            change.freed.push(place);
            if with_default(column) {
                change.defaults.push((place, None));
            }
        }
    }
    for pair in &pairs.tables {
        let Some((before, after)) = pairs.both(pair) else { continue };
        let dropped = pair.dropped.iter().map(|p| (*p, None));
        let kept = pair.columns.iter().map(|c| (c.before, Some(c.after)));
        for (old_place, new_place) in dropped.chain(kept) {
            let Some(column) = before.columns.get(old_place).filter(|c| has(c, old)) else { continue };
            let place = InTable { table: pair.before, item: old_place };
            let next = new_place.and_then(|p| after.columns.get(p)).filter(|c| has(c, new));
            let recreated = new_place.is_some() && pairs.changes(pair, &column.name).recreates();
            if next.is_none() || recreated {
                change.freed.push(place);
            }
            if column.default.is_some() {
                let stays = next.filter(|c| c.default.is_some() && (pairs.like_prisma || !recreated));
                let next = stays.and(new_place).map(|item| InTable { table: pair.after, item });
                change.defaults.push((place, next));
            }
        }
    }
    if pairs.like_prisma {
        every_column_after(pairs, new, change);
    } else {
        change.columns = pairs.tables.iter().flat_map(|pair| kept_columns(pairs, pair, old, new)).collect();
    }
}

/// The reference casts every column of the new database, also those that are not there yet.
fn every_column_after(pairs: &Pairs<'_>, new: &EnumType, change: &mut AlterEnum) {
    for (table, t) in pairs.after.tables.iter().enumerate() {
        let columns = t.columns.iter().enumerate().filter(|(_, c)| has(c, new));
        change.columns.extend(columns.map(|(item, _)| InTable { table, item }));
    }
}

/// The columns that have the enum before and after; their places before.
fn kept_columns(pairs: &Pairs<'_>, pair: &TablePair, old: &EnumType, new: &EnumType) -> Vec<InTable> {
    let Some((before, after)) = pairs.both(pair) else { return Vec::new() };
    let mut places: Vec<usize> = pair
        .columns
        .iter()
        .filter(|c| {
            before.columns.get(c.before).is_some_and(|c| has(c, old))
                && after.columns.get(c.after).is_some_and(|c| has(c, new))
                && !c.changes.recreates()
        })
        .map(|c| c.before)
        .collect();
    places.sort_unstable();
    places.into_iter().map(|item| InTable { table: pair.before, item }).collect()
}
