//! Columns and redefined tables of SQLite.

use super::words::Words;
use crate::step::{ForNull, RedefineTable};
use crate::tables::{Column, SqlSchema, Table};

/// `"name" TYPE NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT x`; a key of one column stands at its column.
pub(super) fn column(words: Words, column: &Column, table: &Table) -> String {
    let not_null = if column.is_required() { " NOT NULL" } else { "" };
    let is_key = table
        .primary_key
        .as_ref()
        .is_some_and(|k| k.columns.len() == 1 && k.columns.iter().all(|c| c.name == column.name));
    let key = match (is_key, column.auto_increment) {
        (true, true) => " PRIMARY KEY AUTOINCREMENT",
        (true, false) => " PRIMARY KEY",
        (false, _) => "",
    };
    let default = words.default(column).map_or_else(String::new, |d| format!(" DEFAULT {d}"));
    let ty = words.type_name(&column.ty);
    format!("{} {ty}{not_null}{key}{default}", words.name(&column.name))
}

/// The statements that build tables anew: foreign keys are off meanwhile, and checked at the end of the
/// transaction where there is one.
pub(super) fn redefine(
    words: Words,
    before: &SqlSchema,
    after: &SqlSchema,
    tables: &[RedefineTable],
) -> Vec<String> {
    let mut statements =
        vec!["PRAGMA defer_foreign_keys=ON".to_owned(), "PRAGMA foreign_keys=OFF".to_owned()];
    for change in tables {
        let old = before.tables.get(change.places.before);
        let new = after.tables.get(change.places.after);
        if let (Some(old), Some(new)) = (old, new) {
            redefine_table(words, change, old, new, &mut statements);
        }
    }
    statements.push("PRAGMA foreign_keys=ON".to_owned());
    statements.push("PRAGMA defer_foreign_keys=OFF".to_owned());
    statements
}

fn redefine_table(words: Words, change: &RedefineTable, old: &Table, new: &Table, out: &mut Vec<String>) {
    let temporary = Table { name: format!("new_{}", new.name), ..new.clone() };
    out.push(super::statements::create_table(words, &temporary));
    let mut names = Vec::new();
    let mut values = Vec::new();
    for copied in &change.columns {
        let column = new.columns.get(copied.places.after);
        let source = old.columns.get(copied.places.before);
        let (Some(column), Some(source)) = (column, source) else { continue };
        let (name, source) = (words.name(&column.name), words.name(&source.name));
        let for_null = match &copied.for_null {
            Some(ForNull::Default) => words.default(column),
            Some(ForNull::Value(value)) => Some(value.clone()),
            None => None,
        };
        values.push(match for_null {
            Some(value) => format!("coalesce({source}, {value}) AS {name}"),
            None => source,
        });
        names.push(name);
    }
    for (place, value) in &change.filled {
        if let Some(column) = new.columns.get(*place) {
            names.push(words.name(&column.name));
            values.push(value.clone());
        }
    }
    let (from, to) = (words.table(old), words.name(&temporary.name));
    if !names.is_empty() {
        out.push(format!("INSERT INTO {to} ({}) SELECT {} FROM {from}", names.join(", "), values.join(", ")));
    }
    out.push(format!("DROP TABLE {from}"));
    out.push(format!("ALTER TABLE {to} RENAME TO {}", words.name(&new.name)));
    out.extend(new.indexes.iter().map(|index| words.create_index(new, index)));
}
