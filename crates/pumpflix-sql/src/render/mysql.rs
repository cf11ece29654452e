//! Columns and tables of MySQL and MariaDB.

use pumpflix_dialect::Scalar;

use super::words::Words;
use crate::tables::{Column, ColumnDefault, IndexKind, Table, TypeFamily, Value};

/// What stands after the columns of a table.
pub(super) const TABLE_OPTIONS: &str = " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci";

/// `` `name` TYPE NOT NULL AUTO_INCREMENT DEFAULT x ``
pub(super) fn column(words: Words, column: &Column) -> String {
    let not_null = if column.is_required() { " NOT NULL" } else { " NULL" };
    let counts = if column.auto_increment { " AUTO_INCREMENT" } else { "" };
    let default = words.default(column).filter(|_| takes_default(column));
    let default = default.map_or_else(String::new, |d| format!(" DEFAULT {d}"));
    format!("{} {}{not_null}{default}{counts}", words.name(&column.name), words.type_name(&column.ty))
}

/// The clause that writes a column anew.
pub(super) fn modify(words: Words, new: &Column) -> String {
    format!("MODIFY {}", column(words, new))
}

/// Text, blob and JSON columns take no literal as default.
fn takes_default(column: &Column) -> bool {
    if matches!(column.default, Some(ColumnDefault::Expression(_))) {
        return true;
    }
    let native = column.ty.native.as_ref().map_or("", |n| n.name.as_str());
    let is_long =
        ["TinyText", "Text", "MediumText", "LongText", "TinyBlob", "Blob", "MediumBlob", "LongBlob", "Json"]
            .contains(&native);
    let is_json = column.ty.family == TypeFamily::Scalar(Scalar::Json)
        || matches!(column.default, Some(ColumnDefault::Value(Value::Json(_))));
    !is_long && !is_json
}

/// The time of the statement, with the digits that the column keeps.
pub(super) fn now(column: &Column) -> String {
    let digits = column.ty.native.as_ref().and_then(|n| n.args.first());
    digits.map_or_else(|| "CURRENT_TIMESTAMP".to_owned(), |d| format!("CURRENT_TIMESTAMP({d})"))
}

/// Uniques, indexes and the key, which stand inside the table.
pub(super) fn inside_table(words: Words, table: &Table) -> Vec<String> {
    let indexes = table.indexes.iter().map(|index| {
        let kind = match index.kind {
            IndexKind::Unique => "UNIQUE INDEX",
            IndexKind::Fulltext => "FULLTEXT INDEX",
            IndexKind::Normal => "INDEX",
        };
        format!("{kind} {}({})", words.name(&index.name), words.index_columns(&index.columns))
    });
    let key = table.primary_key.iter().map(|k| format!("PRIMARY KEY ({})", words.index_columns(&k.columns)));
    indexes.chain(key).collect()
}
