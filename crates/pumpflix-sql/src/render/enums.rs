//! Enum types of PostgreSQL and CockroachDB.

use super::words::Words;
use crate::plan::Migration;
use crate::step::{AlterEnum, InTable};
use crate::tables::{Column, ColumnArity, EnumType, Table};

/// What Prisma says above several new values; part of its byte-identical mode only.
pub(super) const SEVERAL_VALUES: &str = "\
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


";

/// `CREATE TYPE … AS ENUM (…)`
pub(super) fn create(words: Words, item: &EnumType, name: &str) -> String {
    let values: Vec<String> = item.values.iter().map(|v| words.enum_value(v)).collect();
    let name = words.qualified(item.schema.as_deref(), name);
    format!("CREATE TYPE {name} AS ENUM ({})", values.join(", "))
}

/// New values are added to the type. A value cannot be taken from one, so a new type takes the place of the old.
pub(super) fn alter(migration: &Migration<'_>, change: &AlterEnum, words: Words) -> Vec<String> {
    let before = migration.before.enums.get(change.places.before);
    let after = migration.after.enums.get(change.places.after);
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    if change.dropped.is_empty() {
        return change.added.iter().map(|place| add_value(words, before, after, *place)).collect();
    }
    let name = words.qualified(after.schema.as_deref(), &after.name);
    let (new, old) = (format!("{}_new", after.name), format!("{}_old", after.name));
    let new_name = words.qualified(after.schema.as_deref(), &new);
    let mut out = Vec::new();
    if words.like_prisma() {
        out.push("BEGIN".to_owned());
    }
    out.push(create(words, after, &new));
    for (place, _) in &change.defaults {
        if let Some((table, column)) = find(&migration.before.tables, *place) {
            out.push(format!(
                "ALTER TABLE {} ALTER COLUMN {} DROP DEFAULT",
                words.table(table),
                words.name(&column.name)
            ));
        }
    }
    for place in &change.columns {
        if let Some((table, column)) = find(&migration.after.tables, *place) {
            let list = if column.arity == ColumnArity::List { "[]" } else { "" };
            let quoted = words.name(&column.name);
            out.push(format!(
                "ALTER TABLE {} ALTER COLUMN {quoted} TYPE {new_name}{list} USING ({quoted}::text::{new_name}{list})",
                words.table(table)
            ));
        }
    }
    out.push(format!("ALTER TYPE {name} RENAME TO {}", words.name(&old)));
    out.push(format!("ALTER TYPE {new_name} RENAME TO {}", words.name(&after.name)));
    out.push(format!("DROP TYPE {}", words.qualified(after.schema.as_deref(), &old)));
    for place in change.defaults.iter().filter_map(|(_, after)| *after) {
        if let Some((table, column)) = find(&migration.after.tables, place)
            && let Some(default) = words.default(column)
        {
            out.push(format!(
                "ALTER TABLE {} ALTER COLUMN {} SET DEFAULT {default}",
                words.table(table),
                words.name(&column.name)
            ));
        }
    }
    if words.like_prisma() {
        out.push("COMMIT".to_owned());
    }
    out
}

/// Prisma puts new values last; ours stand where the schema has them, as far as the values around them are old.
fn add_value(words: Words, before: &EnumType, after: &EnumType, place: usize) -> String {
    let name = words.qualified(after.schema.as_deref(), &after.name);
    let value = after.values.get(place).map_or_else(String::new, |v| words.enum_value(v));
    let next = after.values.iter().skip(place + 1).find(|v| before.values.contains(v));
    match next.filter(|_| !words.like_prisma()) {
        Some(next) => format!("ALTER TYPE {name} ADD VALUE {value} BEFORE {}", words.enum_value(next)),
        None => format!("ALTER TYPE {name} ADD VALUE {value}"),
    }
}

fn find(tables: &[Table], place: InTable) -> Option<(&Table, &Column)> {
    let table = tables.get(place.table)?;
    Some((table, table.columns.get(place.item)?))
}
