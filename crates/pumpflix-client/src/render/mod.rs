//! Statements as text: generic code that reads the dialect's facts.

mod aggregate;
mod filter;
#[cfg(feature = "sqlite")]
pub(crate) use filter::NO_FULL_TEXT;
mod join;
mod json;
mod keyset;
mod nested;
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
    /// Parameters that stand in the text.
    count: usize,
    /// Values are left out: whoever wants the text has them.
    text_only: bool,
    aliases: usize,
}

impl Sql {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self {
            text: String::with_capacity(256),
            params: Vec::new(),
            dialect,
            count: 0,
            text_only: false,
            aliases: 0,
        }
    }

    /// A statement that is to be written without the values of rows and of changes.
    pub(crate) fn text_only(dialect: Dialect) -> Self {
        Self { text_only: true, ..Self::new(dialect) }
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
        self.place();
    }

    /// The same for one that is left out where only the text is wanted.
    fn param_unless_text_only(&mut self, value: impl FnOnce() -> Value) {
        if !self.text_only {
            self.params.push(value());
        }
        self.place();
    }

    /// The next parameter's place.
    fn place(&mut self) {
        self.count += 1;
        self.dialect.placeholder(self.count, &mut self.text);
    }

    /// A value that a column gets or is compared with; how it is written depends on the column alone.
    fn value_of(&mut self, column: &ColumnMeta, value: &Value) {
        self.param_unless_text_only(|| value.clone());
        self.cast(column, column.list);
    }

    /// A parameter for a column: cast where PostgreSQL would otherwise want a form that the driver lacks.
    fn value(&mut self, column: &ColumnMeta, value: Value) {
        let list = matches!(value, Value::List(_));
        self.param(value);
        self.cast(column, list);
    }

    fn cast(&mut self, column: &ColumnMeta, list: bool) {
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
