//! `ALTER TABLE`: one clause for each change.

use pumpflix_dialect::{AlterColumn as Style, Dialect, Scalar};

use super::words::Words;
use super::{mysql, postgres};
use crate::lower::names;
use crate::plan::Migration;
use crate::step::{AlterColumn, AlterTable, TableChange};
use crate::tables::{Column, ColumnArity, ColumnDefault, Table, TypeFamily};

/// The statements of one changed table.
#[derive(Default)]
struct Clauses {
    /// Whole statements before the clauses.
    before: Vec<String>,
    /// What follows `ALTER TABLE t `, joined by commas where the database takes several.
    inside: Vec<String>,
    /// Whole statements after the clauses.
    after: Vec<String>,
    /// Some column of the database still counts afterwards.
    still_counts: bool,
}

pub(super) fn table(migration: &Migration<'_>, change: &AlterTable, words: Words) -> Vec<String> {
    let old = migration.before.tables.get(change.places.before);
    let new = migration.after.tables.get(change.places.after);
    let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
    let mut columns = migration.after.tables.iter().flat_map(|table| &table.columns);
    let mut out = Clauses { still_counts: columns.any(|c| c.auto_increment), ..Clauses::default() };
    for change in &change.changes {
        one(words, old, new, change, &mut out);
    }
    let head = format!("ALTER TABLE {}", words.table(new));
    let mut statements = out.before;
    if !out.inside.is_empty() {
        match words.dialect {
            Dialect::CockroachDb | Dialect::Sqlite | Dialect::SqlServer => {
                statements.extend(out.inside.iter().map(|c| format!("{head} {c}")));
            }
            Dialect::MySql => statements.push(format!("{head} {}", out.inside.join(",\n    "))),
            Dialect::Postgres => statements.push(format!("{head} {}", out.inside.join(",\n"))),
        }
    }
    statements.extend(out.after);
    statements
}

fn one(words: Words, old: &Table, new: &Table, change: &TableChange, out: &mut Clauses) {
    match change {
        TableChange::DropPrimaryKey => out.inside.push(drop_key(words, old)),
        TableChange::RenamePrimaryKey => {
            if let (Some(from), Some(to)) = (&old.primary_key, &new.primary_key) {
                out.after.push(format!(
                    "ALTER TABLE {} RENAME CONSTRAINT {} TO {}",
                    words.table(new),
                    words.name(&from.name),
                    words.name(&to.name)
                ));
            }
        }
        TableChange::AddPrimaryKey => out.inside.extend(add_key(words, new)),
        TableChange::DropColumn(place) => {
            out.inside.extend(old.columns.get(*place).map(|c| drop_column(words, c)));
        }
        TableChange::AddColumn(place) => {
            out.inside.extend(new.columns.get(*place).map(|c| add_column(words, c, new)));
        }
        TableChange::BackfillColumn { column, value } => {
            if let Some(column) = new.columns.get(*column) {
                backfill(words, column, new, value, out);
            }
        }
        TableChange::FillNull { column, value } => {
            if let Some(column) = new.columns.get(*column) {
                let (table, name) = (words.table(new), words.name(&column.name));
                out.before.push(format!("UPDATE {table} SET {name} = {value} WHERE {name} IS NULL"));
            }
        }
        TableChange::RecreateColumn(places) => {
            out.inside.extend(old.columns.get(places.before).map(|c| drop_column(words, c)));
            out.inside.extend(new.columns.get(places.after).map(|c| add_column(words, c, new)));
        }
        TableChange::AlterColumn(change) => {
            let columns = (old.columns.get(change.places.before), new.columns.get(change.places.after));
            if let (Some(from), Some(to)) = columns {
                match words.dialect.facts().alter_column {
                    Style::Whole => out.inside.push(mysql::modify(words, to)),
                    Style::PerProperty | Style::Rebuild => {
                        alter_column(words, (from, to), new, *change, out);
                    }
                }
            }
        }
    }
}

fn drop_key(words: Words, old: &Table) -> String {
    match &old.primary_key {
        Some(key) if words.dialect.facts().named_primary_keys => {
            format!("DROP CONSTRAINT {}", words.name(&key.name))
        }
        _ => "DROP PRIMARY KEY".to_owned(),
    }
}

fn add_key(words: Words, new: &Table) -> Option<String> {
    let key = new.primary_key.as_ref()?;
    let columns = words.index_columns(&key.columns);
    Some(if words.dialect.facts().named_primary_keys {
        format!("ADD CONSTRAINT {} PRIMARY KEY ({columns})", words.name(&key.name))
    } else {
        format!("ADD PRIMARY KEY ({columns})")
    })
}

fn drop_column(words: Words, column: &Column) -> String {
    format!("DROP COLUMN {}", words.name(&column.name))
}

/// PostgreSQL's clause has the indentation of a column in `CREATE TABLE`, as Prisma writes it.
fn add_column(words: Words, column: &Column, table: &Table) -> String {
    let sql = words.column(column, table);
    match words.dialect {
        Dialect::Postgres | Dialect::CockroachDb => format!("ADD COLUMN     {sql}"),
        Dialect::SqlServer => format!("ADD {sql}"),
        Dialect::MySql | Dialect::Sqlite => format!("ADD COLUMN {sql}"),
    }
}

/// Three steps: the column may be null, the rows are filled, and where the column is required null is refused.
fn backfill(words: Words, column: &Column, table: &Table, value: &str, out: &mut Clauses) {
    let mut nullable = column.clone();
    if column.is_required() {
        nullable.arity = ColumnArity::Nullable;
    }
    let (name, table_name) = (words.name(&column.name), words.table(table));
    out.inside.push(add_column(words, &nullable, table));
    out.after.push(format!("UPDATE {table_name} SET {name} = {value}"));
    if !column.is_required() {
        return;
    }
    out.after.push(match words.dialect {
        Dialect::MySql => format!("ALTER TABLE {table_name} {}", mysql::modify(words, column)),
        _ => format!("ALTER TABLE {table_name} ALTER COLUMN {name} SET NOT NULL"),
    });
}

/// The clauses of one changed column: nullability, default, then type.
fn alter_column(
    words: Words,
    (from, to): (&Column, &Column),
    table: &Table,
    change: AlterColumn,
    out: &mut Clauses,
) {
    let changes = change.changes;
    let column = format!("ALTER COLUMN {}", words.name(&to.name));
    let mut set_type = changes.ty.is_some();
    if changes.cast && from.default.is_some() {
        // A default of the old type could not be read as one of the new.
        out.inside.push(format!("{column} DROP DEFAULT"));
    }
    if changes.arity {
        let is_stored = words.dialect == Dialect::Postgres && !words.like_prisma();
        let arity = |c: &Column| if is_stored { c.stored_arity() } else { c.arity };
        match (arity(from), arity(to)) {
            (from, ColumnArity::List) => {
                set_type = true;
                if from == ColumnArity::Required && !words.like_prisma() {
                    out.inside.push(format!("{column} DROP NOT NULL"));
                }
            }
            (ColumnArity::List, ColumnArity::Required) => {
                set_type = true;
                out.inside.push(format!("{column} SET NOT NULL"));
            }
            (ColumnArity::List, ColumnArity::Nullable) => {
                set_type = true;
                out.inside.push(format!("{column} DROP NOT NULL"));
            }
            (_, ColumnArity::Required) => out.inside.push(format!("{column} SET NOT NULL")),
            (_, ColumnArity::Nullable) => out.inside.push(format!("{column} DROP NOT NULL")),
        }
    }
    if changes.default && !changes.cast {
        out.inside
            .extend(set_default(words, from, to).into_iter().map(|clause| format!("{column} {clause}")));
    }
    if changes.auto_increment {
        sequence(words, (from, to), table, &column, out);
    }
    if set_type {
        out.inside.push(format!("{column} SET DATA TYPE {}", new_type(words, from, to, changes.cast)));
        if !words.like_prisma()
            && from.auto_increment
            && to.auto_increment
            && words.dialect == Dialect::Postgres
        {
            let name = names::sequence(&table.name, &to.name);
            let name = words.qualified(table.schema.as_deref(), &name);
            out.after.push(format!("ALTER SEQUENCE {name} AS {}", words.type_name(&to.ty)));
        }
    }
    if changes.cast
        && let Some(default) = words.default(to)
    {
        out.inside.push(format!("{column} SET DEFAULT {default}"));
    }
}

/// The clauses that give a column another default, or let it begin or end to count (CockroachDB).
fn set_default(words: Words, from: &Column, to: &Column) -> Vec<String> {
    let is_counted = |column: &Column| matches!(column.default, Some(ColumnDefault::Identity(_)));
    let mut clauses = Vec::new();
    match (words.default(to), &to.default) {
        (_, Some(ColumnDefault::Identity(_))) if words.like_prisma() => {
            clauses.push("SET DEFAULT ".to_owned());
        }
        (_, Some(ColumnDefault::Identity(identity))) => {
            clauses.extend(from.default.is_some().then(|| "DROP DEFAULT".to_owned()));
            clauses.push(format!("ADD {}", postgres::identity_words(words, identity)));
        }
        (default, _) => {
            let ends = is_counted(from) && !words.like_prisma();
            clauses.extend(ends.then(|| "DROP IDENTITY".to_owned()));
            clauses.extend(match default {
                Some(default) => Some(format!("SET DEFAULT {default}")),
                None if from.default.is_some() && !ends => Some("DROP DEFAULT".to_owned()),
                None => None,
            });
        }
    }
    clauses
}

/// The new type of a column. Prisma writes `BIGSERIAL` for a column that counts, which is no type; ours is the
/// integer type, whose sequence goes on.
fn new_type(words: Words, from: &Column, to: &Column, cast: bool) -> String {
    let counting =
        if words.like_prisma() { to.clone() } else { Column { auto_increment: false, ..to.clone() } };
    let ty = postgres::column_type(words, &counting);
    if !cast {
        return ty;
    }
    let name = words.name(&to.name);
    if from.arity != ColumnArity::List && to.arity == ColumnArity::List {
        let element = words.type_name(&to.ty);
        let through = if from.ty == to.ty { String::new() } else { format!("::text::{element}") };
        return format!("{ty} USING (array_remove(ARRAY[{name}{through}], NULL))");
    }
    let list = if to.arity == ColumnArity::List { "[]" } else { "" };
    if ["VARCHAR(", "CHAR("].iter().any(|head| ty.starts_with(head)) {
        // A cast to text of limited length would cut what is too long; an assignment refuses it.
        return format!("{ty} USING ({name}::text{list})");
    }
    let direct = matches!(to.ty.family, TypeFamily::Scalar(_))
        && matches!(from.ty.family, TypeFamily::Scalar(_) | TypeFamily::Enum { .. })
        && !is_far(from, to);
    let through = match native_name(from) {
        _ if direct => String::new(),
        // The text of money has a sign and separators, which no number has.
        "Money" if is_number(to) => format!("::numeric{list}"),
        _ => format!("::text{list}"),
    };
    format!("{ty} USING ({name}{through}::{ty})")
}

/// A column of numbers.
fn is_number(column: &Column) -> bool {
    matches!(column.ty.family, TypeFamily::Scalar(Scalar::Int | Scalar::BigInt | Scalar::Float))
}

/// The name of the native type; empty for a type that only the database knows.
fn native_name(column: &Column) -> &str {
    column.ty.native.as_ref().map_or("", |native| &native.name)
}

/// No cast leads from the one type to the other but by way of text.
fn is_far(from: &Column, to: &Column) -> bool {
    matches!((native_name(from), native_name(to)), ("Money" | "Citext", _) | ("Timestamp", "Timetz"))
}

/// A column begins or ends to count: its sequence comes, or goes.
fn sequence(words: Words, (from, to): (&Column, &Column), table: &Table, column: &str, out: &mut Clauses) {
    let table_name = words.table(table);
    let ours = |column: &Column| {
        words.qualified(table.schema.as_deref(), &names::sequence(&table.name, &column.name))
    };
    if to.auto_increment {
        let name = if words.like_prisma() {
            let bare = format!("{}_{}_seq", table.name, to.name).to_lowercase();
            table.schema.as_ref().map_or_else(|| bare.clone(), |s| format!("{}.{bare}", words.name(s)))
        } else {
            ours(to)
        };
        let quoted = words.name(&to.name);
        let literal = name.replace('\'', "''");
        let kind =
            if words.like_prisma() { String::new() } else { format!(" AS {}", words.type_name(&to.ty)) };
        out.before.push(format!("CREATE SEQUENCE {name}{kind}"));
        out.inside.push(format!("{column} SET DEFAULT nextval('{literal}')"));
        out.after.push(format!("ALTER SEQUENCE {name} OWNED BY {table_name}.{quoted}"));
        if !words.like_prisma() {
            // Prisma's sequence begins at 1 also where rows are there.
            out.after.push(format!(
                "SELECT setval('{literal}', coalesce((SELECT max({quoted}) FROM {table_name}), 0) + 1, false)"
            ));
        }
    } else if words.like_prisma() {
        out.inside.push(format!("{column} DROP DEFAULT"));
        if !out.still_counts {
            // The reference forgets the sequence's name when it compares two schemas: to it all of them are one,
            // which goes when the last column that uses it stops counting.
            out.after.push("DROP SEQUENCE \"\"".to_owned());
        }
    } else {
        if words.default(to).is_none() {
            out.inside.push(format!("{column} DROP DEFAULT"));
        }
        out.after.push(format!("DROP SEQUENCE IF EXISTS {}", ours(from)));
    }
}
