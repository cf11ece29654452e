//! Enums: types of PostgreSQL and CockroachDB, lists in the columns of MySQL.

use pumpflix_dialect::EnumStyle;

use super::mysql;
use super::words::Words;
use crate::lower::columns::inline_enum;
use crate::plan::Migration;
use crate::step::{AlterEnum, InTable, Rename, Step};
use crate::tables::{Column, ColumnArity, ColumnDefault, EnumType, Table, TypeFamily, Value};

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

/// A value under another name: in the type, or where there is none, in the rows.
pub(super) fn rename_value(migration: &Migration<'_>, rename: &Rename, words: Words) -> Vec<String> {
    let of = rename.of.as_deref().unwrap_or_default();
    let (from, to) = (words.text(&rename.from), words.text(&rename.to));
    let style = words.dialect.facts().enums;
    if style == EnumStyle::Type {
        let of = words.qualified(rename.schema.as_deref(), of);
        return vec![format!("ALTER TYPE {of} RENAME VALUE {from} TO {to}")];
    }
    let is_it = |c: &&Column| matches!(&c.ty.family, TypeFamily::Enum { name, .. } if name == of);
    let tables = &migration.before.tables;
    let mut out = Vec::new();
    for (table, column) in tables.iter().flat_map(|t| t.columns.iter().filter(is_it).map(move |c| (t, c))) {
        let (name, quoted) = (words.table(table), words.name(&column.name));
        let update = format!("UPDATE {name} SET {quoted} = {to} WHERE {quoted} = {from}");
        if style == EnumStyle::Inline {
            // The column takes both names while the rows change.
            let [both, rest] = lists(migration, rename).map(|values| {
                let native = inline_enum(words.dialect, values.iter().map(|v| v.as_str()));
                let mut column = column.clone();
                column.ty.native = native;
                format!("ALTER TABLE {name} {}", mysql::modify(words, &column))
            });
            out.extend([both, update, rest]);
        } else {
            out.push(update);
        }
    }
    out
}

/// The values that an enum in a column has while one of them gets another name, and after: those that are to be, and
/// the old names that are still there.
fn lists<'a>(migration: &'a Migration<'_>, rename: &Rename) -> [Vec<&'a String>; 2] {
    let of = rename.of.as_deref().unwrap_or_default();
    let values = migration.before.find_enum(rename.schema.as_deref(), of);
    let values: Vec<&String> = values.iter().flat_map(|e| &e.values).collect();
    let renames: Vec<&Rename> = migration
        .steps
        .iter()
        .filter_map(|step| if let Step::RenameEnumValue(rename) = step { Some(rename) } else { None })
        .filter(|other| other.of == rename.of && other.schema == rename.schema)
        .collect();
    let place = renames.iter().position(|other| *other == rename).unwrap_or(0);
    [place, place + 1].map(|start| {
        let old = renames.iter().skip(start).map(|other| &other.from);
        values.iter().copied().chain(old).collect()
    })
}

/// New values are added to the type. A value cannot be taken from one, so a new type takes the place of the old.
pub(super) fn alter(migration: &Migration<'_>, change: &AlterEnum, words: Words) -> Vec<String> {
    let before = migration.before.enums.get(change.places.before);
    let after = migration.after.enums.get(change.places.after);
    let (Some(before), Some(after)) = (before, after) else { return Vec::new() };
    if change.swap {
        swap(migration, change, after, words)
    } else {
        add_and_drop(migration, change, (before, after), words)
    }
}

/// A value at a time. Only CockroachDB can take values from a type; a default that is one goes first.
fn add_and_drop(
    migration: &Migration<'_>,
    change: &AlterEnum,
    (before, after): (&EnumType, &EnumType),
    words: Words,
) -> Vec<String> {
    let name = words.qualified(after.schema.as_deref(), &after.name);
    let dropped: Vec<&String> = change.dropped.iter().filter_map(|i| before.values.get(*i)).collect();
    let mut out = Vec::new();
    for (place, _) in &change.defaults {
        if let Some((table, column)) = find(&migration.before.tables, *place)
            && let Some(ColumnDefault::Value(Value::Enum(value))) = &column.default
            && dropped.contains(&value)
        {
            out.push(drop_default(words, table, column));
        }
    }
    out.extend(change.added.iter().map(|place| add_value(words, before, after, *place)));
    // Prisma leaves out the blank, which the database does not mind.
    out.extend(dropped.iter().map(|v| format!("ALTER TYPE {name}DROP VALUE {}", words.enum_value(v))));
    out
}

/// Makes the new type under another name, moves the columns over and gives it the old one's name.
fn swap(migration: &Migration<'_>, change: &AlterEnum, after: &EnumType, words: Words) -> Vec<String> {
    let schema = after.schema.as_deref();
    let (new, old) = (beside(&after.name, "_new", words), beside(&after.name, "_old", words));
    let new_name = words.qualified(schema, &new);
    let mut out = Vec::new();
    if words.like_prisma() {
        out.push("BEGIN".to_owned());
    }
    out.push(create(words, after, &new));
    for (place, _) in &change.defaults {
        if let Some((table, column)) = find(&migration.before.tables, *place) {
            out.push(drop_default(words, table, column));
        }
    }
    if !words.like_prisma() {
        // They lose the type later in the script, and would keep the old one from being dropped until then.
        for (table, column) in change.freed.iter().filter_map(|p| find(&migration.before.tables, *p)) {
            out.push(set_type(words, table, column, "text", ""));
        }
    }
    let tables = if words.like_prisma() { &migration.after.tables } else { &migration.before.tables };
    for (table, column) in change.columns.iter().filter_map(|p| find(tables, *p)) {
        out.push(set_type(words, table, column, &new_name, "::text"));
    }
    let name = words.qualified(schema, &after.name);
    out.push(format!("ALTER TYPE {name} RENAME TO {}", words.name(&old)));
    out.push(format!("ALTER TYPE {new_name} RENAME TO {}", words.name(&after.name)));
    out.push(format!("DROP TYPE {}", words.qualified(schema, &old)));
    for place in change.defaults.iter().filter_map(|(_, after)| *after) {
        if let Some((table, column)) = find(&migration.after.tables, place)
            && let Some(default) = words.default(column)
        {
            let (table, column) = (words.table(table), words.name(&column.name));
            out.push(format!("ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT {default}"));
        }
    }
    if words.like_prisma() {
        out.push("COMMIT".to_owned());
    }
    out
}

/// A name for a type that stands beside another for a moment, cut so that the server does not cut the suffix off.
fn beside(name: &str, suffix: &str, words: Words) -> String {
    let limit = words.dialect.facts().max_identifier.saturating_sub(suffix.len());
    let kept = if words.like_prisma() { name } else { &name[..name.floor_char_boundary(limit)] };
    format!("{kept}{suffix}")
}

fn drop_default(words: Words, table: &Table, column: &Column) -> String {
    format!("ALTER TABLE {} ALTER COLUMN {} DROP DEFAULT", words.table(table), words.name(&column.name))
}

fn set_type(words: Words, table: &Table, column: &Column, ty: &str, through: &str) -> String {
    let list = if column.arity == ColumnArity::List { "[]" } else { "" };
    let (table, column) = (words.table(table), words.name(&column.name));
    format!("ALTER TABLE {table} ALTER COLUMN {column} TYPE {ty}{list} USING ({column}{through}::{ty}{list})")
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
