//! Rows for the tables of any schema, and what has become of their values.
//!
//! Row `k` has the same value in every column of a type, so that every foreign key of row `k` finds row `k`.

use pumpflix_dialect::{Dialect, Scalar};
use pumpflix_sql::SqlSchema;
use pumpflix_sql::tables::{Column, ColumnArity, Table, TypeFamily};

use crate::database::Database;

/// The values of a table: for each column those of all rows, sorted.
pub(crate) type Values = Vec<Vec<Option<String>>>;

/// A value that a column of a table must have in some row, in place of the usual one.
pub(crate) type Special<'a> = &'a dyn Fn(&Table, &Column, usize) -> Option<String>;

/// Puts up to three rows into each table. False when not even one fits into each.
pub(crate) fn fill(database: &mut impl Database, schema: &SqlSchema) -> bool {
    let usual = |_: &Table, _: &Column, _: usize| None;
    let add =
        |database: &mut _, k| rows(schema, k, &usual).is_some_and(|r| Database::fill(database, &r).is_ok());
    let first = add(database, 1);
    // A table whose key has only so many values takes no more rows.
    first && {
        let _ = (add(database, 2), add(database, 3));
        true
    }
}

/// The statements that put row `k` into each table; none where a table cannot be filled.
pub(crate) fn rows(schema: &SqlSchema, k: usize, special: Special<'_>) -> Option<String> {
    let statements = schema.tables.iter().map(|table| insert(schema, table, k, special));
    statements.collect::<Option<Vec<String>>>().map(|all| all.join(";\n"))
}

/// The table's name as a statement has it.
fn name(dialect: Dialect, table: &Table) -> String {
    let name = dialect.quote(&table.name);
    table.schema.as_ref().map_or_else(|| name.clone(), |schema| format!("{}.{name}", dialect.quote(schema)))
}

/// The statement that adds row `k`; none where a required column has a type that no value is known of.
fn insert(schema: &SqlSchema, table: &Table, k: usize, special: Special<'_>) -> Option<String> {
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for column in &table.columns {
        match special(table, column, k).or_else(|| value(schema, table, column, k)) {
            Some(value) => {
                columns.push(schema.dialect.quote(&column.name));
                values.push(value);
            }
            None if column.is_required() && column.default.is_none() => return None,
            None => {}
        }
    }
    let table = name(schema.dialect, table);
    if columns.is_empty() {
        let nothing = if schema.dialect == Dialect::MySql { "() VALUES ()" } else { "DEFAULT VALUES" };
        return Some(format!("INSERT INTO {table} {nothing}"));
    }
    Some(format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", ")))
}

/// The value of a column in row `k`. The third row has null wherever it may, and long text where nothing is in the way.
fn value(schema: &SqlSchema, table: &Table, column: &Column, k: usize) -> Option<String> {
    if k == 3 && column.arity == ColumnArity::Nullable {
        return Some("NULL".to_owned());
    }
    let dialect = schema.dialect;
    let native = column.ty.native.as_ref();
    let is = |name: &str| native.is_some_and(|native| native.name == name);
    let size = native.and_then(|native| native.args.first()?.parse::<usize>().ok());
    let value = match &column.ty.family {
        TypeFamily::Unsupported(_) => return None,
        TypeFamily::Enum { name, schema: of } => {
            let values = &schema.find_enum(of.as_deref(), name)?.values;
            text(dialect, values.get((k - 1) % values.len())?)
        }
        TypeFamily::Scalar(scalar) => match scalar {
            _ if is("Bit") && dialect == Dialect::MySql => format!("b'{}'", k % 2),
            Scalar::Boolean if dialect == Dialect::Postgres => (k % 2 == 1).to_string().to_uppercase(),
            Scalar::Boolean => (k % 2).to_string(),
            Scalar::Int if is("Year") => (2000 + k).to_string(),
            Scalar::Int | Scalar::BigInt | Scalar::Decimal => k.to_string(),
            Scalar::Float => format!("{k}.5"),
            Scalar::String if is("Uuid") => format!("'00000000-0000-4000-8000-00000000000{k}'"),
            Scalar::String if is("Inet") => format!("'10.0.0.{k}'"),
            Scalar::String if is("Xml") => format!("'<a>{k}</a>'"),
            Scalar::String if is("Bit") => format!("'{}'", "1".repeat(size.unwrap_or(1))),
            Scalar::String if is("VarBit") => format!("'{}'", "1".repeat(k.min(size.unwrap_or(3)))),
            Scalar::String if is_free(table, column) => {
                text(dialect, &format!("It's row {k}: \\ \"ü\" 日本"))
            }
            Scalar::String => format!("'{k}'"),
            Scalar::DateTime if is("Date") => format!("'2020-01-0{k}'"),
            Scalar::DateTime if is("Time") || is("Timetz") => format!("'01:02:0{k}'"),
            Scalar::DateTime => format!("'2020-01-02 03:04:0{k}'"),
            Scalar::Json => format!("'{{\"a\": {k}}}'"),
            Scalar::Bytes if dialect == Dialect::Postgres => format!("'\\x0{k}'"),
            Scalar::Bytes => format!("x'0{k}'"),
        },
    };
    let plain = matches!(column.ty.family, TypeFamily::Scalar(Scalar::Int | Scalar::BigInt));
    Some(match column.arity {
        ColumnArity::List if plain => format!("'{{{k}}}'"),
        ColumnArity::List => "'{}'".to_owned(),
        ColumnArity::Required | ColumnArity::Nullable => value,
    })
}

/// Whether a column of text has no limit and is in no key or index.
fn is_free(table: &Table, column: &Column) -> bool {
    let unlimited = column.ty.native.as_ref().is_none_or(|n| matches!(n.name.as_str(), "Text" | "LongText"));
    let in_index =
        |columns: &[pumpflix_sql::tables::IndexColumn]| columns.iter().any(|c| c.name == column.name);
    unlimited
        && !table.primary_key.as_ref().is_some_and(|key| in_index(&key.columns))
        && !table.indexes.iter().any(|index| in_index(&index.columns))
        && !table.foreign_keys.iter().any(|key| key.columns.contains(&column.name))
}

fn text(dialect: Dialect, text: &str) -> String {
    let text = text.replace('\'', "''");
    let text = if dialect == Dialect::MySql { text.replace('\\', "\\\\") } else { text };
    format!("'{text}'")
}

/// The values of all tables of a schema.
pub(crate) fn values(database: &mut impl Database, schema: &SqlSchema) -> Vec<Values> {
    let mut all = Vec::with_capacity(schema.tables.len());
    for table in &schema.tables {
        let of = |column: &Column| {
            let quoted = database.as_text(&schema.dialect.quote(&column.name));
            let rows = database.rows(&format!("SELECT {quoted} FROM {}", name(schema.dialect, table)));
            let mut values: Vec<Option<String>> = rows.into_iter().flatten().collect();
            values.sort();
            values
        };
        all.push(table.columns.iter().map(of).collect());
    }
    all
}

/// The values of a column after the values of its enum got other names.
pub(crate) fn renamed(
    values: &[Option<String>],
    before: &SqlSchema,
    renamed: &SqlSchema,
    column: &Column,
) -> Vec<Option<String>> {
    let TypeFamily::Enum { name, schema } = &column.ty.family else { return values.to_vec() };
    let place = renamed.enums.iter().position(|e| e.name == *name && e.schema == *schema);
    let both = place.and_then(|place| Some((before.enums.get(place)?, renamed.enums.get(place)?)));
    let now = |value: &String| {
        let at = both.and_then(|(old, _)| old.values.iter().position(|v| v == value));
        at.zip(both).and_then(|(at, (_, new))| new.values.get(at)).unwrap_or(value).clone()
    };
    let mut values: Vec<_> = values.iter().map(|value| value.as_ref().map(now)).collect();
    values.sort();
    values
}

/// Whether these are the same values. Of another type, a value may be spelled otherwise; a null may be filled.
pub(crate) fn same(old: &[Option<String>], new: &[Option<String>], same_type: bool) -> bool {
    if same_type {
        return old == new;
    }
    let plain = |values: &[Option<String>]| {
        let mut values: Vec<String> = values.iter().flatten().map(|value| spelled(value)).collect();
        values.sort();
        values
    };
    let (old_values, mut new_values) = (plain(old), plain(new));
    let kept = old_values.iter().all(|value| {
        let place = new_values.iter().position(|other| other == value);
        place.map(|place| new_values.remove(place)).is_some()
    });
    kept && old.len() == new.len()
}

/// A value without what only its type's spelling adds.
fn spelled(value: &str) -> String {
    let value = value.strip_prefix('{').and_then(|v| v.strip_suffix('}')).unwrap_or(value);
    let value = value.trim_matches('"').trim();
    let value = value.strip_suffix("+00").unwrap_or(value);
    // A day is its midnight.
    let value = value.strip_suffix(" 00:00:00").unwrap_or(value);
    if let Ok(number) = value.parse::<f64>() {
        return number.to_string();
    }
    match value {
        // MariaDB shows a bit as the byte that it is.
        "true" | "t" | "\u{1}" => "1".to_owned(),
        "false" | "f" | "\0" => "0".to_owned(),
        other => other.to_owned(),
    }
}
