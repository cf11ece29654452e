//! What is known of a model, its columns, keys and relations.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::OnceLock;

use pumpflix_dialect::Dialect;
use rust_decimal::Decimal;

use crate::facts::Facts;
use crate::value::Value;

/// Every model of a generated client; errors are named by it.
#[derive(Debug)]
pub struct SchemaMeta {
    /// The models, in schema order.
    pub models: &'static [&'static ModelMeta],
}

/// One model: its table, and the text of its [`Facts`], which is read when they are wanted first.
#[derive(Debug)]
pub struct ModelMeta {
    /// Name in the schema.
    pub name: &'static str,
    /// Name of the table.
    pub table: &'static str,
    /// The table's database schema, where one is named.
    pub schema: Option<&'static str>,
    text: &'static str,
    /// The models that relations lead to, as the text counts them.
    targets: &'static [&'static ModelMeta],
    facts: OnceLock<Facts>,
}

impl Deref for ModelMeta {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::read(self.text, self.targets))
    }
}

/// One column.
#[derive(Debug)]
pub struct ColumnMeta {
    /// Name of the field in the schema.
    pub field: &'static str,
    /// Name of the column.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// It may be null.
    pub nullable: bool,
    /// It is an array.
    pub list: bool,
    /// The names of an enum's values in the schema and in the database, where they are not the same.
    pub values: &'static [(&'static str, &'static str)],
    /// What the client puts there when nothing is given.
    pub default: Default,
    /// What the database puts there when the client does not.
    pub fallback: Fallback,
    /// The client sets it to the current time at every update.
    pub updated_at: bool,
    /// The type to cast array parameters to on PostgreSQL: `text`, `"Role"`, `"auth"."Role"`.
    pub pg_type: &'static str,
    /// The type by way of which PostgreSQL reads and writes it, where the driver has no binary form of its own:
    /// `text` for `inet`, `numeric` for `money`.
    pub pg_via: Option<&'static str>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// An integer of 16 to 64 bits.
    Int,
    /// A floating point number.
    Float,
    /// A decimal number.
    Decimal,
    /// A point in time.
    DateTime,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A JSON document.
    Json,
    /// Bytes.
    Bytes,
    /// A value of an enum, by its name in the database.
    Enum,
}

/// What the client puts into a column for which no value is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Default {
    /// Nothing: the value is required, nullable, or made by the database.
    None,
    /// The current time.
    Now,
    /// The time of that text, which is of RFC 3339. SQLite would keep the text as it stands in the schema, and texts
    /// of several forms have no order.
    Time(&'static str),
    /// A UUID of version 4 or 7.
    Uuid(u8),
    /// A cuid of version 1 or 2.
    Cuid(u8),
    /// A ULID.
    Ulid,
    /// A nanoid of that length.
    Nanoid(u8),
}

/// What the database puts into a column that an insert leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Null.
    Null,
    /// That value, as the schema writes it; of an enum, the database's name.
    Literal(&'static str),
    /// What only the database can tell.
    Unknown,
}

/// A primary key or unique.
#[derive(Debug)]
pub struct UniqueMeta {
    /// Name of the constraint or index in the database.
    pub constraint: &'static str,
    /// It is the primary key.
    pub primary: bool,
    /// Indexes of its columns.
    pub columns: &'static [usize],
}

/// A relation as one of its two models sees it.
pub struct RelationMeta {
    /// Name of the field in the schema.
    pub field: &'static str,
    /// The model at the other end.
    pub target: &'static ModelMeta,
    /// Which columns tie the two.
    pub link: Link,
    /// This side has the columns of the foreign key.
    pub holds_key: bool,
    /// Name of the foreign key, where this side holds it and the database has one.
    pub constraint: Option<&'static str>,
}

impl std::fmt::Debug for RelationMeta {
    /// By name: relations lead in circles.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} -> {}", self.field, self.target.name)
    }
}

/// Which columns tie two models.
#[derive(Debug)]
pub enum Link {
    /// Columns here equal columns there.
    Columns {
        /// Columns of this model.
        here: &'static [usize],
        /// Columns of the target, as many.
        there: &'static [usize],
    },
    /// Through a table of two columns.
    Table {
        /// Name of the table.
        table: &'static str,
        /// Its database schema, where one is named.
        schema: Option<&'static str>,
        /// Its column that holds this model's key.
        here_column: &'static str,
        /// Its column that holds the target's key.
        there_column: &'static str,
        /// The key column of this model.
        here: usize,
        /// The key column of the target.
        there: usize,
    },
}

/// A text for each dialect, made once.
#[derive(Debug)]
pub(crate) struct PerDialect([OnceLock<Box<str>>; 5]);

impl PerDialect {
    pub(crate) const fn new() -> Self {
        Self([const { OnceLock::new() }; 5])
    }

    pub(crate) fn get(&self, dialect: Dialect, make: impl FnOnce() -> String) -> &str {
        self.0[dialect as usize].get_or_init(|| make().into_boxed_str())
    }
}

impl ModelMeta {
    /// A model with the facts of a text; used by generated code.
    pub const fn new(
        name: &'static str,
        table: &'static str,
        schema: Option<&'static str>,
        text: &'static str,
        targets: &'static [&'static ModelMeta],
    ) -> Self {
        Self { name, table, schema, text, targets, facts: OnceLock::new() }
    }

    /// The table's name, quoted, with its schema.
    pub(crate) fn table(&self, dialect: Dialect) -> &str {
        self.table_text.get(dialect, || qualified(dialect, self.schema, self.table))
    }

    /// The columns, quoted and joined by commas, without a qualifier.
    pub(crate) fn column_list(&self, dialect: Dialect) -> &str {
        self.column_texts.get(dialect, || {
            let mut list = String::new();
            for column in self.row() {
                if !list.is_empty() {
                    list.push_str(", ");
                }
                column.read(dialect, None, &mut list);
            }
            list
        })
    }

    /// The text that reads a row by unique number `unique`.
    pub(crate) fn select_by(&self, unique: usize, dialect: Dialect, make: impl FnOnce() -> String) -> &str {
        self.selectors[unique].get(dialect, make)
    }

    /// The text that deletes a row by unique number `unique`.
    pub(crate) fn delete_by(&self, unique: usize, dialect: Dialect, make: impl FnOnce() -> String) -> &str {
        self.deletions[unique].get(dialect, make)
    }

    /// The primary key's columns; empty without one.
    pub(crate) fn primary_key(&self) -> &'static [usize] {
        self.uniques.first().filter(|u| u.primary).map_or(&[], |u| u.columns)
    }

    /// The columns that tell rows apart: the primary key, or a unique without nullable columns.
    pub(crate) fn identity(&self) -> Option<&'static [usize]> {
        let required = |unique: &&UniqueMeta| unique.columns.iter().all(|c| !self.columns[*c].nullable);
        self.uniques.iter().find(required).map(|unique| unique.columns)
    }

    /// The columns of the row struct.
    pub(crate) fn row(&self) -> &'static [ColumnMeta] {
        self.columns.get(..self.row).unwrap_or(self.columns)
    }

    /// The names of all fields of the row struct.
    pub(crate) fn field_names(&self) -> &[&'static str] {
        self.field_names.get_or_init(|| self.row().iter().map(|c| c.field).collect())
    }

    /// The field names of columns.
    pub(crate) fn fields(&self, columns: &[usize]) -> Vec<&'static str> {
        columns.iter().map(|c| self.columns[*c].field).collect()
    }
}

impl ColumnMeta {
    /// The client makes a value for it where none is given.
    pub(crate) fn is_filled(&self) -> bool {
        self.updated_at || self.default != Default::None
    }

    /// The value that the database puts there where none is given, if that is known.
    pub(crate) fn left_out(&self) -> Option<Value> {
        match (self.fallback, self.kind) {
            _ if self.list => None,
            (Fallback::Null, _) => self.nullable.then_some(Value::Null),
            (Fallback::Literal(text), Kind::String | Kind::Enum) => Some(Value::Text(text.into())),
            (Fallback::Literal(text), Kind::Int) => text.parse().ok().map(Value::Int),
            (Fallback::Literal(text), Kind::Float) => text.parse().ok().map(Value::Float),
            (Fallback::Literal(text), Kind::Boolean) => text.parse().ok().map(Value::Bool),
            (Fallback::Literal(text), Kind::Decimal) => {
                Decimal::from_str_exact(text).ok().map(Value::Decimal)
            }
            (Fallback::Literal(_) | Fallback::Unknown, _) => None,
        }
    }

    /// The schema's name of an enum's value; any other text as it is.
    pub(crate) fn value_name<'a>(&self, db_name: &'a str) -> &'a str {
        self.values.iter().find(|(_, db)| *db == db_name).map_or(db_name, |(name, _)| name)
    }

    /// The database's name of an enum's value; any other text as it is.
    pub(crate) fn db_value(&self, name: String) -> Cow<'static, str> {
        let known = self.values.iter().find(|(known, _)| *known == name);
        known.map_or(Cow::Owned(name), |(_, db)| Cow::Borrowed(db))
    }

    /// Writes the column as it stands in a `SELECT` or `RETURNING` list.
    pub(crate) fn read(&self, dialect: Dialect, alias: Option<&str>, out: &mut String) {
        if let Some(alias) = alias {
            out.push_str(alias);
            out.push('.');
        }
        dialect.quote_to(self.name, out);
        if let (Dialect::Postgres | Dialect::CockroachDb, Some(via)) = (dialect, self.pg_via) {
            out.push_str("::");
            out.push_str(via);
            if self.list {
                out.push_str("[]");
            }
        }
    }
}

/// A table's name, quoted, with its schema where one is named and the dialect has schemas.
pub(crate) fn qualified(dialect: Dialect, schema: Option<&str>, table: &str) -> String {
    match schema {
        Some(schema) if dialect.facts().schemas => {
            format!("{}.{}", dialect.quote(schema), dialect.quote(table))
        }
        _ => dialect.quote(table),
    }
}
