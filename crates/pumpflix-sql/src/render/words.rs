//! Names and literals as a database reads them, in either of the two modes.

use std::fmt::Write as _;

use pumpflix_dialect::Dialect;
use pumpflix_schema::model::{Action, IndexAlgorithm, SortOrder};

use super::RenderOptions;
use super::{mysql, postgres, sqlite, sqlserver};
use crate::tables::{
    Column, ColumnDefault, ColumnType, ForeignKey, Index, IndexColumn, IndexKind, Table, TypeFamily, Value,
};

/// The words of one database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub(super) dialect: Dialect,
    options: RenderOptions,
}

impl Words {
    pub(super) fn new(dialect: Dialect, options: RenderOptions) -> Self {
        Self { dialect, options }
    }

    pub(super) fn like_prisma(self) -> bool {
        self.options.like_prisma
    }

    /// A quoted name. Prisma does not double quote characters inside.
    pub(super) fn name(self, name: &str) -> String {
        if self.like_prisma() {
            let (open, close) = self.dialect.facts().quote;
            format!("{open}{name}{close}")
        } else {
            self.dialect.quote(name)
        }
    }

    /// A quoted name behind its database schema, where that is not the default one.
    pub(super) fn qualified(self, schema: Option<&str>, name: &str) -> String {
        match schema {
            Some(schema) => format!("{}.{}", self.name(schema), self.name(name)),
            None if self.dialect == Dialect::SqlServer => format!("[dbo].{}", self.name(name)),
            None => self.name(name),
        }
    }

    pub(super) fn table(self, table: &Table) -> String {
        self.qualified(table.schema.as_deref(), &table.name)
    }

    /// Quoted names with commas between.
    pub(super) fn names<'a>(self, names: impl IntoIterator<Item = &'a str>) -> String {
        let names: Vec<String> = names.into_iter().map(|n| self.name(n)).collect();
        names.join(", ")
    }

    pub(super) fn text(self, text: &str) -> String {
        self.dialect.quote_literal(text)
    }

    /// A value of an enum where the type is declared. Prisma does not escape quotes there.
    pub(super) fn enum_value(self, value: &str) -> String {
        if self.like_prisma() { format!("'{value}'") } else { self.text(value) }
    }

    /// A column as `CREATE TABLE` has it.
    pub(super) fn column(self, column: &Column, table: &Table) -> String {
        match self.dialect {
            Dialect::Sqlite => sqlite::column(self, column, table),
            Dialect::Postgres | Dialect::CockroachDb => postgres::column(self, column),
            Dialect::MySql => mysql::column(self, column),
            Dialect::SqlServer => sqlserver::column(self, column),
        }
    }

    /// The type of a column, without brackets of a list.
    pub(super) fn type_name(self, ty: &ColumnType) -> String {
        if let Some(native) = &ty.native {
            return native.sql.clone();
        }
        match &ty.family {
            TypeFamily::Scalar(scalar) => self.dialect.default_type(*scalar).to_owned(),
            TypeFamily::Enum { name, schema } => match self.dialect {
                Dialect::Sqlite => "TEXT".to_owned(),
                _ => self.qualified(schema.as_deref(), name),
            },
            TypeFamily::Unsupported(words) => words.clone(),
        }
    }

    /// What stands after `DEFAULT`; none when the schema does not say it or the column counts.
    pub(super) fn default(self, column: &Column) -> Option<String> {
        Some(match column.default.as_ref()? {
            ColumnDefault::Value(value) => self.value(value),
            ColumnDefault::List(values) => {
                let values: Vec<String> = values.iter().map(|v| self.value(v)).collect();
                format!("ARRAY[{}]::{}[]", values.join(", "), self.type_name(&column.ty))
            }
            ColumnDefault::Now => match self.dialect {
                Dialect::MySql => mysql::now(column),
                _ => "CURRENT_TIMESTAMP".to_owned(),
            },
            ColumnDefault::Expression(expression) => self.expression(expression),
            ColumnDefault::UniqueRowId => "unique_rowid()".to_owned(),
            ColumnDefault::Unstated | ColumnDefault::Identity(_) => return None,
        })
    }

    /// An expression of the schema's author. Where expressions need parentheses, they get them.
    fn expression(self, expression: &str) -> String {
        let needs = match self.dialect {
            Dialect::Sqlite => !self.like_prisma(),
            Dialect::MySql => true,
            Dialect::Postgres | Dialect::CockroachDb | Dialect::SqlServer => false,
        };
        if needs && !is_plain(expression) { format!("({expression})") } else { expression.to_owned() }
    }

    pub(super) fn value(self, value: &Value) -> String {
        match value {
            Value::DateTime(time) if self.dialect == Dialect::MySql && !self.like_prisma() => {
                self.text(&mysql::in_utc(time))
            }
            Value::Text(text) | Value::DateTime(text) | Value::Enum(text) => self.text(text),
            Value::Number(number) => number.clone(),
            Value::Boolean(b) => match (self.dialect, b) {
                (Dialect::SqlServer, true) => "1".to_owned(),
                (Dialect::SqlServer, false) => "0".to_owned(),
                _ => b.to_string(),
            },
            Value::Json(json) if self.dialect == Dialect::Sqlite && self.like_prisma() => json.clone(),
            Value::Json(json) => self.text(json),
            Value::Bytes(bytes) => self.bytes(bytes),
        }
    }

    fn bytes(self, bytes: &[u8]) -> String {
        let mut hex = String::with_capacity(bytes.len() * 2);
        for byte in bytes {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        match self.dialect {
            Dialect::Postgres | Dialect::CockroachDb => format!("'\\x{hex}'"),
            Dialect::Sqlite if self.like_prisma() => format!("'{hex}'"),
            Dialect::Sqlite => format!("X'{hex}'"),
            Dialect::MySql | Dialect::SqlServer => format!("0x{hex}"),
        }
    }

    /// The columns of a key or index, without parentheses.
    pub(super) fn index_columns(self, columns: &[IndexColumn]) -> String {
        let mut text = String::new();
        for (place, column) in columns.iter().enumerate() {
            if place > 0 {
                text.push_str(", ");
            }
            text.push_str(&self.name(&column.name));
            if let Some(length) = column.length {
                let _ = write!(text, "({length})");
            }
            if let Some(ops) = &column.ops {
                text.push(' ');
                text.push_str(ops);
            }
            match column.sort {
                Some(SortOrder::Desc) => text.push_str(" DESC"),
                Some(SortOrder::Asc) => text.push_str(" ASC"),
                None => {}
            }
        }
        text
    }

    pub(super) fn create_index(self, table: &Table, index: &Index) -> String {
        let kind = match index.kind {
            IndexKind::Unique => "UNIQUE ",
            IndexKind::Fulltext => "FULLTEXT ",
            IndexKind::Normal => "",
        };
        let using = match index.algorithm {
            None | Some(IndexAlgorithm::BTree) => "",
            Some(IndexAlgorithm::Hash) => " USING HASH ",
            Some(IndexAlgorithm::Gist) => " USING GIST ",
            Some(IndexAlgorithm::Gin) => " USING GIN ",
            Some(IndexAlgorithm::SpGist) => " USING SPGIST ",
            Some(IndexAlgorithm::Brin) => " USING BRIN ",
        };
        let clustered = match (self.dialect, index.clustered) {
            (Dialect::SqlServer, Some(true)) => "CLUSTERED ",
            (Dialect::SqlServer, Some(false) | None) => "NONCLUSTERED ",
            _ => "",
        };
        let predicate = match (index.predicate.as_ref().map(|sql| self.predicate(table, sql)), self.dialect) {
            (None, _) => String::new(),
            (Some(sql), Dialect::Sqlite) => format!(" WHERE {sql}"),
            (Some(sql), _) => format!(" WHERE ({sql})"),
        };
        format!(
            "CREATE {kind}{clustered}INDEX {} ON {}{using}({}){predicate}",
            self.name(&index.name),
            self.table(table),
            self.index_columns(&index.columns)
        )
    }

    /// The condition of an index. Prisma leaves quotes in names as they are, here too.
    fn predicate(self, table: &Table, sql: &str) -> String {
        let names = table.columns.iter().map(|c| &c.name).filter(|_| self.like_prisma());
        names.fold(sql.to_owned(), |sql, name| match self.dialect.quote(name) {
            quoted if quoted.len() > name.len() + 2 => sql.replace(&quoted, &self.name(name)),
            _ => sql,
        })
    }

    /// `CONSTRAINT … FOREIGN KEY …`, the same inside a table and after `ADD`.
    pub(super) fn foreign_key(self, key: &ForeignKey) -> String {
        let space = if self.dialect == Dialect::Sqlite { " " } else { "" };
        format!(
            "CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {}{space}({}) ON DELETE {} ON UPDATE {}",
            self.name(&key.name),
            self.names(key.columns.iter().map(String::as_str)),
            self.qualified(key.referenced_schema.as_deref(), &key.referenced_table),
            self.names(key.referenced_columns.iter().map(String::as_str)),
            action(key.on_delete),
            action(key.on_update),
        )
    }
}

fn action(action: Action) -> &'static str {
    match action {
        Action::Cascade => "CASCADE",
        Action::Restrict => "RESTRICT",
        Action::NoAction => "NO ACTION",
        Action::SetNull => "SET NULL",
        Action::SetDefault => "SET DEFAULT",
    }
}

/// The expression is a literal, a key word or in parentheses already, so that it can stand bare after `DEFAULT`.
fn is_plain(expression: &str) -> bool {
    let text = expression.trim();
    let is_quoted = |t: &str| {
        let inner = t.strip_prefix('\'').and_then(|t| t.strip_suffix('\''));
        inner.is_some_and(|inner| !inner.replace("''", "").contains('\''))
    };
    let is_word = |t: &str| {
        let words = ["NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"];
        words.iter().any(|w| t.eq_ignore_ascii_case(w))
    };
    is_quoted(text) || is_word(text) || text.parse::<f64>().is_ok() || is_in_parentheses(text)
}

/// The first parenthesis is closed by the last character.
fn is_in_parentheses(text: &str) -> bool {
    let mut depth = 0_i32;
    for (place, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return place > 0 && place + 1 == text.len();
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_get_parentheses_only_where_they_need_them() {
        for plain in ["'it''s'", "CURRENT_TIMESTAMP", "-4.5", "(a + (b))", "null"] {
            assert!(is_plain(plain), "{plain}");
        }
        for bare in ["now()", "'a' || 'b'", "(a) + (b)", "lower(hex(randomblob(16)))"] {
            assert!(!is_plain(bare), "{bare}");
        }
    }

    #[test]
    fn quotes_in_names_are_doubled_unless_prisma_is_wanted() {
        let ours = Words::new(Dialect::Postgres, RenderOptions::default());
        let theirs = Words::new(Dialect::Postgres, RenderOptions { like_prisma: true });
        assert_eq!(ours.name("a\"b"), "\"a\"\"b\"");
        assert_eq!(theirs.name("a\"b"), "\"a\"b\"");
        assert_eq!(ours.enum_value("it's"), "'it''s'");
        assert_eq!(theirs.enum_value("it's"), "'it's'");
    }
}
