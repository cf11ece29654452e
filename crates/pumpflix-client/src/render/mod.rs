//! Statements as text: generic code that reads the dialect's facts.

mod aggregate;
mod filter;
pub(crate) use filter::NO_FULL_TEXT;
mod join;
mod json;
mod keyset;
mod select;
mod source;
mod write;

pub(crate) use keyset::{Cut, has_no_order, key_column, key_kind};
pub(crate) use select::{Keys, Shape};
pub(crate) use write::{Conflict, Returning};

use pumpflix_dialect::Dialect;

use crate::meta::ColumnMeta;
use crate::value::Value;

/// A statement and its parameters.
#[derive(Debug)]
pub(crate) struct Sql {
    pub(crate) text: String,
    pub(crate) params: Vec<Value>,
    pub(crate) dialect: Dialect,
    aliases: usize,
}

impl Sql {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self { text: String::with_capacity(256), params: Vec::new(), dialect, aliases: 0 }
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn number(&mut self, number: u64) {
        self.text.push_str(&number.to_string());
    }

    fn postgres(&self) -> bool {
        matches!(self.dialect, Dialect::Postgres | Dialect::CockroachDb)
    }

    /// A table alias that is not in use.
    fn alias(&mut self) -> String {
        let alias = format!("t{}", self.aliases);
        self.aliases += 1;
        alias
    }

    /// A column, qualified by the alias if there is one, as its own type.
    fn column(&mut self, alias: Option<&str>, column: &ColumnMeta) {
        if let Some(alias) = alias {
            self.push(alias);
            self.push(".");
        }
        self.dialect.quote_to(column.name, &mut self.text);
    }

    /// A parameter without a cast.
    fn param(&mut self, value: Value) {
        self.params.push(value);
        self.dialect.placeholder(self.params.len(), &mut self.text);
    }

    /// A parameter for a column: cast where PostgreSQL would otherwise want a form that the driver lacks.
    fn value(&mut self, column: &ColumnMeta, value: Value) {
        let list = matches!(value, Value::List(_));
        self.param(value);
        if let (true, Some(via)) = (self.postgres(), column.pg_via) {
            let brackets = if list { "[]" } else { "" };
            let cast = format!("::{via}{brackets}::{}{brackets}", column.pg_type);
            self.push(&cast);
        }
    }

    /// Writes items with a separator between them.
    fn separated<T>(
        &mut self,
        separator: &str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.push(separator);
            }
            write(self, item);
        }
    }
}
