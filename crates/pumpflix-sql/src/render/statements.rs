//! The statements of each kind of step.

use std::fmt::Write as _;

use pumpflix_dialect::{Dialect, EnumStyle, ForeignKeyStyle};

use super::words::Words;
use super::{alter, enums, mysql, postgres, sqlite, sqlserver};
use crate::lower::names;
use crate::plan::Migration;
use crate::step::{AlterTable, InTable, MoveTable, Pair, Rename, Step};
use crate::tables::{ColumnDefault, Extension, ForeignKey, Index, SqlSchema, Table};

/// The statements of a step, without semicolons; none when the database has nothing to do.
pub(super) fn of_step(migration: &Migration<'_>, step: &Step, words: Words) -> Vec<String> {
    let (before, after) = (&*migration.before, migration.after);
    let statement = match step {
        Step::CreateSchema(place) => after.schemas.get(*place).map(|s| create_schema(words, s)),
        Step::RenameTable(rename) => Some(rename_table(words, rename)),
        Step::MoveTable(change) => Some(move_table(words, change)),
        Step::RenameColumn(_, rename) => Some(rename_column(words, rename)),
        // A sequence of the user's own may stand behind the column.
        Step::RenameSequence(rename) => {
            let from = words.qualified(rename.schema.as_deref(), &rename.from);
            Some(format!("ALTER SEQUENCE IF EXISTS {from} RENAME TO {}", words.name(&rename.to)))
        }
        Step::RenameEnum(rename) => has_types(words).then(|| {
            let from = words.qualified(rename.schema.as_deref(), &rename.from);
            format!("ALTER TYPE {from} RENAME TO {}", words.name(&rename.to))
        }),
        Step::RenameEnumValue(rename) => return enums::rename_value(migration, rename, words),
        Step::DropExtension(place) => {
            before.extensions.get(*place).map(|e| format!("DROP EXTENSION {}", words.name(&e.name)))
        }
        Step::CreateExtension(place) => after.extensions.get(*place).map(|e| create_extension(words, e)),
        Step::AlterExtension(places) => return alter_extension(words, before, after, *places),
        Step::AlterSequence(places) => alter_sequence(words, before, after, *places),
        Step::CreateEnum(place) => {
            let item = after.enums.get(*place).filter(|_| has_types(words));
            item.map(|e| enums::create(words, e, &e.name))
        }
        Step::AlterEnum(change) if has_types(words) => return enums::alter(migration, change, words),
        Step::AlterEnum(_) => None,
        Step::DropForeignKey(place) => {
            let Some((table, key)) = foreign_key(before, *place) else { return Vec::new() };
            let index = (words.dialect == Dialect::MySql)
                .then(|| mysql::drop_own_index(words, after, table, key))
                .flatten();
            return std::iter::once(drop_foreign_key(words, table, key)).chain(index).collect();
        }
        Step::DropIndex(place) => index(before, *place).map(|(t, i)| drop_index(words, t, i)),
        Step::AlterTable(change) => return alter::table(migration, change, words),
        Step::AlterPrimaryKey(places) => after.tables.get(places.after).and_then(|t| {
            let columns = words.index_columns(&t.primary_key.as_ref()?.columns);
            Some(format!("ALTER TABLE {} ALTER PRIMARY KEY USING COLUMNS ({columns})", words.table(t)))
        }),
        Step::DropTable(place) => {
            return before.tables.get(*place).map_or_else(Vec::new, |t| drop_table(words, t));
        }
        Step::DropEnum(place) => {
            let item = before.enums.get(*place).filter(|_| has_types(words));
            item.map(|e| format!("DROP TYPE {}", words.qualified(e.schema.as_deref(), &e.name)))
        }
        Step::CreateTable(place) => after.tables.get(*place).map(|t| create_table(words, t)),
        Step::RedefineTables(tables) if words.dialect == Dialect::Sqlite => {
            return sqlite::redefine(words, before, after, tables);
        }
        Step::RedefineTables(tables) => return postgres::redefine(words, before, after, tables),
        Step::CreateIndex(new) => index(after, new.place).map(|(t, i)| words.create_index(t, i)),
        Step::RenameForeignKey(places) => rename_foreign_key(words, before, after, *places),
        Step::AddForeignKey(place) => foreign_key(after, *place)
            .map(|(t, k)| format!("ALTER TABLE {} ADD {}", words.table(t), words.foreign_key(k))),
        Step::RenameIndex(places) => rename_index(words, before, after, *places),
        Step::RedefineIndex(places) => {
            let old = index(before, places.before).map(|(t, i)| drop_index(words, t, i));
            let new = index(after, places.after).map(|(t, i)| words.create_index(t, i));
            return old.into_iter().chain(new).collect();
        }
    };
    statement.into_iter().collect()
}

/// The database has types for enums.
fn has_types(words: Words) -> bool {
    words.dialect.facts().enums == EnumStyle::Type
}

fn index(schema: &SqlSchema, place: InTable) -> Option<(&Table, &Index)> {
    let table = schema.tables.get(place.table)?;
    Some((table, table.indexes.get(place.item)?))
}

fn foreign_key(schema: &SqlSchema, place: InTable) -> Option<(&Table, &ForeignKey)> {
    let table = schema.tables.get(place.table)?;
    Some((table, table.foreign_keys.get(place.item)?))
}

fn create_schema(words: Words, name: &str) -> String {
    match words.dialect {
        // A text of its own, as `CREATE SCHEMA` must be the first statement of its batch.
        Dialect::SqlServer => {
            let statement = words.text(&format!("CREATE SCHEMA {};", words.name(name)));
            let name = words.text(name);
            format!(
                "IF NOT EXISTS (SELECT * FROM sys.schemas WHERE name = N{name}) EXEC sp_executesql N{statement}"
            )
        }
        _ => format!("CREATE SCHEMA IF NOT EXISTS {}", words.name(name)),
    }
}

fn create_extension(words: Words, extension: &Extension) -> String {
    let mut sql = format!("CREATE EXTENSION IF NOT EXISTS {}", words.name(&extension.name));
    if let Some(schema) = &extension.schema {
        sql.push_str(" WITH SCHEMA ");
        sql.push_str(&words.name(schema));
    }
    if let Some(version) = &extension.version {
        sql.push_str(if extension.schema.is_some() { " VERSION " } else { " WITH VERSION " });
        sql.push_str(&words.name(version));
    }
    sql
}

fn alter_extension(words: Words, before: &SqlSchema, after: &SqlSchema, places: Pair<usize>) -> Vec<String> {
    let (Some(old), Some(new)) = (before.extensions.get(places.before), after.extensions.get(places.after))
    else {
        return Vec::new();
    };
    let head = format!("ALTER EXTENSION {}", words.name(&new.name));
    let version = new.version.as_ref().filter(|_| old.version != new.version);
    let schema = new.schema.as_ref().filter(|_| old.schema != new.schema);
    let version = version.map(|v| format!("{head} UPDATE TO {}", words.name(v)));
    version.into_iter().chain(schema.map(|s| format!("{head} SET SCHEMA {}", words.name(s)))).collect()
}

/// The reference has names of its own for the sequences of identity columns; the database's are like PostgreSQL's.
fn alter_sequence(
    words: Words,
    before: &SqlSchema,
    after: &SqlSchema,
    places: Pair<InTable>,
) -> Option<String> {
    let old = before.tables.get(places.before.table)?.columns.get(places.before.item)?;
    let table = after.tables.get(places.after.table)?;
    let new = table.columns.get(places.after.item)?;
    let (Some(ColumnDefault::Identity(from)), Some(ColumnDefault::Identity(to))) =
        (&old.default, &new.default)
    else {
        return None;
    };
    let name = if words.like_prisma() {
        format!("prisma_sequence_{}_{}", table.name, new.name)
    } else {
        names::sequence(&table.name, &new.name)
    };
    let mut sql = format!("ALTER SEQUENCE {}", words.qualified(table.schema.as_deref(), &name));
    for ((word, value), (_, old)) in to.options().into_iter().zip(from.options()) {
        if value != old {
            // Writing to a string cannot fail.
            let _ = write!(sql, " {word} {value}");
        }
    }
    Some(sql)
}

/// `CREATE TABLE` with its columns, its key and, where the database wants them there, its foreign keys.
pub(super) fn create_table(words: Words, table: &Table) -> String {
    let columns: Vec<String> =
        table.columns.iter().map(|c| format!("    {}", words.column(c, table))).collect();
    let mut body = columns.join(",\n");
    let mut rest: Vec<String> = match words.dialect {
        Dialect::Sqlite => Vec::new(),
        Dialect::MySql => mysql::inside_table(words, table),
        Dialect::SqlServer => sqlserver::inside_table(words, table),
        Dialect::Postgres | Dialect::CockroachDb => {
            let key = table.primary_key.iter();
            key.map(|k| {
                let columns: Vec<String> = k.columns.iter().map(|c| words.name(&c.name)).collect();
                format!("CONSTRAINT {} PRIMARY KEY ({})", words.name(&k.name), columns.join(","))
            })
            .collect()
        }
    };
    if words.dialect == Dialect::Sqlite
        && let Some(key) = table.primary_key.as_ref().filter(|k| k.columns.len() > 1)
    {
        rest.push(format!("PRIMARY KEY ({})", words.names(key.columns.iter().map(|c| c.name.as_str()))));
    }
    if !rest.is_empty() {
        body.push_str(if words.dialect == Dialect::SqlServer { ",\n    " } else { ",\n\n    " });
        body.push_str(&rest.join(",\n    "));
    }
    if words.dialect.facts().foreign_keys == ForeignKeyStyle::Inline {
        for key in &table.foreign_keys {
            body.push_str(",\n    ");
            body.push_str(&words.foreign_key(key));
        }
    }
    let options = if words.dialect == Dialect::MySql { mysql::TABLE_OPTIONS } else { "" };
    format!("CREATE TABLE {} (\n{body}\n){options}", words.table(table))
}

fn drop_table(words: Words, table: &Table) -> Vec<String> {
    let drop = format!("DROP TABLE {}", words.table(table));
    match words.dialect {
        // Without this, rows that refer to the table would go with it.
        Dialect::Sqlite => {
            vec!["PRAGMA foreign_keys=off".to_owned(), drop, "PRAGMA foreign_keys=on".to_owned()]
        }
        _ => vec![drop],
    }
}

pub(super) fn drop_index(words: Words, table: &Table, index: &Index) -> String {
    let name = words.name(&index.name);
    match words.dialect {
        Dialect::MySql | Dialect::SqlServer => format!("DROP INDEX {name} ON {}", words.table(table)),
        Dialect::CockroachDb => {
            let name = words.qualified(table.schema.as_deref(), &index.name);
            // A unique is a constraint there too.
            if index.kind == crate::tables::IndexKind::Unique && !words.like_prisma() {
                format!("DROP INDEX {name} CASCADE")
            } else {
                format!("DROP INDEX {name}")
            }
        }
        Dialect::Postgres => format!("DROP INDEX {}", words.qualified(table.schema.as_deref(), &index.name)),
        Dialect::Sqlite => format!("DROP INDEX {name}"),
    }
}

/// The uniques that a new key takes the place of go.
pub(super) fn replaced_uniques<'a>(
    migration: &'a Migration<'_>,
    change: &'a AlterTable,
    words: Words,
) -> impl Iterator<Item = String> + 'a {
    let table = migration.before.tables.get(change.places.before);
    let indexes = change.replaced.iter().filter_map(move |item| Some((table?, table?.indexes.get(*item)?)));
    indexes.map(move |(table, index)| drop_index(words, table, index))
}

fn drop_foreign_key(words: Words, table: &Table, key: &ForeignKey) -> String {
    let word = if words.dialect == Dialect::MySql { "FOREIGN KEY" } else { "CONSTRAINT" };
    format!("ALTER TABLE {} DROP {word} {}", words.table(table), words.name(&key.name))
}

fn rename_table(words: Words, rename: &Rename) -> String {
    let from = words.qualified(rename.schema.as_deref(), &rename.from);
    let to = words.name(&rename.to);
    match words.dialect {
        Dialect::MySql => format!("RENAME TABLE {from} TO {to}"),
        Dialect::SqlServer => format!("EXEC SP_RENAME N{}, N{}", words.text(&from), words.text(&rename.to)),
        Dialect::Postgres | Dialect::CockroachDb | Dialect::Sqlite => {
            format!("ALTER TABLE {from} RENAME TO {to}")
        }
    }
}

fn move_table(words: Words, change: &MoveTable) -> String {
    let from = words.qualified(change.from.as_deref(), &change.table);
    let default = words.dialect.facts().default_schema.unwrap_or_default();
    format!("ALTER TABLE {from} SET SCHEMA {}", words.name(change.to.as_deref().unwrap_or(default)))
}

fn rename_column(words: Words, rename: &Rename) -> String {
    let table = words.qualified(rename.schema.as_deref(), rename.of.as_deref().unwrap_or_default());
    let (from, to) = (words.name(&rename.from), words.name(&rename.to));
    match words.dialect {
        Dialect::SqlServer => {
            let from = words.text(&format!("{table}.{from}"));
            format!("EXEC SP_RENAME N{from}, N{}, N'COLUMN'", words.text(&rename.to))
        }
        _ => format!("ALTER TABLE {table} RENAME COLUMN {from} TO {to}"),
    }
}

fn rename_foreign_key(
    words: Words,
    before: &SqlSchema,
    after: &SqlSchema,
    places: Pair<InTable>,
) -> Option<String> {
    let (_, old) = foreign_key(before, places.before)?;
    let (table, new) = foreign_key(after, places.after)?;
    let (from, to) = (words.name(&old.name), words.name(&new.name));
    Some(match words.dialect {
        Dialect::SqlServer => {
            format!("EXEC SP_RENAME N{}, N{}, N'OBJECT'", words.text(&from), words.text(&new.name))
        }
        _ => format!("ALTER TABLE {} RENAME CONSTRAINT {from} TO {to}", words.table(table)),
    })
}

fn rename_index(
    words: Words,
    before: &SqlSchema,
    after: &SqlSchema,
    places: Pair<InTable>,
) -> Option<String> {
    let (_, old) = index(before, places.before)?;
    let (table, new) = index(after, places.after)?;
    let to = words.name(&new.name);
    Some(match words.dialect {
        Dialect::MySql => {
            format!("ALTER TABLE {} RENAME INDEX {} TO {to}", words.table(table), words.name(&old.name))
        }
        Dialect::SqlServer => {
            let from = words.text(&format!("{}.{}", words.table(table), words.name(&old.name)));
            format!("EXEC SP_RENAME N{from}, N{}, N'INDEX'", words.text(&new.name))
        }
        _ => {
            let from = words.qualified(table.schema.as_deref(), &old.name);
            format!("ALTER INDEX {from} RENAME TO {to}")
        }
    })
}
