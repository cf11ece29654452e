//! What can go wrong, typed.

use std::fmt;

use crate::meta::{ModelMeta, SchemaMeta};

/// `Result` with this crate's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a query did not give its result.
///
/// No message holds the value of a parameter: values may be secrets, and errors end in logs.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A unique constraint or primary key already has such a row.
    UniqueViolation {
        /// The model.
        model: String,
        /// The constraint's name in the database; on SQLite the name that the schema gives it.
        constraint: String,
        /// The fields it is over.
        fields: Vec<String>,
    },
    /// A foreign key points at nothing, or a row that is pointed at was to go.
    ForeignKeyViolation {
        /// The model; empty where the database does not say.
        model: String,
        /// The constraint's name; empty where the database does not say (SQLite, unless there is only one).
        constraint: String,
        /// The fields it is over; as empty as the constraint.
        fields: Vec<String>,
        /// A row was to be deleted, or its key to be changed, that others point at. The model is theirs, or, where
        /// the database does not say which that is (SQLite), that of the row.
        referenced: bool,
    },
    /// A required column got no value.
    NullViolation {
        /// The model.
        model: String,
        /// The field.
        field: String,
    },
    /// A check constraint said no.
    CheckViolation {
        /// The model; empty where neither the database nor the statement says it.
        model: String,
        /// The constraint's name; on SQLite its condition where it has none.
        constraint: String,
    },
    /// No row has that key.
    NotFound {
        /// The model.
        model: &'static str,
        /// The fields of the key that was asked for; empty for a related row that is not there.
        key: Vec<&'static str>,
    },
    /// No connection became free in time.
    PoolTimeout,
    /// The statement or transaction took longer than it may.
    Timeout,
    /// The transaction met another one (serialization failure, deadlock, locked database); it may be retried.
    Conflict {
        /// The database's words.
        message: String,
    },
    /// The database cannot be reached, or went away.
    Connection {
        /// What was tried and why it failed; no password in it.
        message: String,
    },
    /// A column holds something that the schema does not allow.
    Decode {
        /// The column.
        column: String,
        /// What the schema expects there.
        expected: &'static str,
        /// What was found, without the value itself.
        found: String,
    },
    /// A cursor cannot be used for this page.
    InvalidCursor {
        /// Why.
        reason: &'static str,
    },
    /// The text of a full-text search is no query.
    InvalidSearch,
    /// The transaction has ended already.
    TransactionClosed,
    /// The query asks for something that would do harm or that the database cannot do.
    Usage {
        /// What and why.
        message: String,
    },
    /// Anything else that the database said.
    Database {
        /// Its code: SQLSTATE, or SQLite's extended result code.
        code: String,
        /// Its words.
        message: String,
    },
}

impl Error {
    /// The code that Prisma's client gives the same failure, for code that is being moved over.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UniqueViolation { .. } => "P2002",
            Self::ForeignKeyViolation { .. } => "P2003",
            Self::CheckViolation { .. } => "P2004",
            Self::NullViolation { .. } => "P2011",
            Self::NotFound { .. } => "P2025",
            Self::PoolTimeout => "P2024",
            Self::Timeout => "P1008",
            Self::Conflict { .. } => "P2034",
            Self::Connection { .. } => "P1001",
            Self::Decode { .. } => "P2023",
            Self::InvalidCursor { .. } | Self::InvalidSearch => "P2019",
            Self::TransactionClosed => "P2028",
            Self::Usage { .. } => "P2009",
            Self::Database { .. } => "P2010",
        }
    }

    /// It is a unique violation.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::UniqueViolation { .. })
    }

    /// It is a foreign key violation.
    pub fn is_foreign_key_violation(&self) -> bool {
        matches!(self, Self::ForeignKeyViolation { .. })
    }

    /// No row had the key.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    /// The same transaction may succeed when it is tried again.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }

    pub(crate) fn connection(message: impl fmt::Display) -> Self {
        Self::Connection { message: message.to_string() }
    }

    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::Usage { message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UniqueViolation { model, constraint, fields } => write!(
                f,
                "a row of {model} with the same {} exists already (unique constraint `{constraint}`)",
                listed(fields)
            ),
            Self::ForeignKeyViolation { model, constraint, .. } if model.is_empty() && constraint.is_empty() => {
                f.write_str("a foreign key points at a row that does not exist, or the row is still referenced")
            }
            Self::ForeignKeyViolation { model, constraint, referenced: true, .. } if constraint.is_empty() => {
                write!(f, "the {model} is still referenced by other rows")
            }
            Self::ForeignKeyViolation { model, constraint, .. } if constraint.is_empty() => {
                write!(f, "a foreign key of {model} points at a row that does not exist")
            }
            Self::ForeignKeyViolation { model, constraint, fields, referenced: true } => {
                write!(f, "{} of {model} still references it (foreign key `{constraint}`)", listed(fields))
            }
            Self::ForeignKeyViolation { model, constraint, fields, .. } => write!(
                f,
                "{} of {model} points at a row that does not exist (foreign key `{constraint}`)",
                listed(fields)
            ),
            Self::NullViolation { model, field } => write!(f, "{model}.{field} is required but got no value"),
            Self::CheckViolation { model, constraint } if model.is_empty() => {
                write!(f, "check constraint `{constraint}` does not hold")
            }
            Self::CheckViolation { model, constraint } => {
                write!(f, "check constraint `{constraint}` of {model} does not hold")
            }
            Self::NotFound { model, key } if key.is_empty() => write!(f, "there is no such {model}"),
            Self::NotFound { model, key } => write!(f, "no {model} has the given {}", listed(key)),
            Self::PoolTimeout => f.write_str(
                "no connection became free in time: raise max_connections, or look for transactions that stay open",
            ),
            Self::Timeout => f.write_str("the time allowed for it was over"),
            Self::Conflict { message } => write!(f, "in conflict with another transaction: {message}"),
            Self::Connection { message } => write!(f, "no connection to the database: {message}"),
            Self::Decode { column, expected, found } => {
                write!(f, "column `{column}` should hold {expected}, but holds {found}")
            }
            Self::InvalidSearch => f.write_str(
                "the text is no query of a full-text search: words are joined by `&`, `|`, `!` or `<->`",
            ),
            Self::InvalidCursor { reason } => write!(f, "the cursor of a page cannot be used: {reason}"),
            Self::TransactionClosed => f.write_str("the transaction has been committed or rolled back already"),
            Self::Usage { message } => f.write_str(message),
            Self::Database { code, message } => write!(f, "database error {code}: {message}"),
        }
    }
}

impl std::error::Error for Error {}

fn listed<S: AsRef<str>>(names: &[S]) -> String {
    names.iter().map(|n| format!("`{}`", n.as_ref())).collect::<Vec<_>>().join(", ")
}

impl SchemaMeta {
    /// The model of a table; the schema is compared only where both sides name one.
    pub(crate) fn model_of_table(&self, schema: Option<&str>, table: &str) -> Option<&'static ModelMeta> {
        self.models
            .iter()
            .copied()
            .find(|m| m.table == table && (schema.is_none() || m.schema.is_none() || schema == m.schema))
    }

    /// A unique violation, named by the table and the constraint.
    #[cfg(feature = "postgres")]
    pub(crate) fn unique_violation(&self, schema: Option<&str>, table: &str, constraint: &str) -> Error {
        let model = self.model_of_table(schema, table);
        let unique = model.and_then(|m| m.uniques.iter().find(|u| u.constraint == constraint));
        Error::UniqueViolation {
            model: model.map_or(table, |m| m.name).to_owned(),
            constraint: constraint.to_owned(),
            fields: model.zip(unique).map_or_else(Vec::new, |(m, u)| owned(&m.fields(u.columns))),
        }
    }

    /// A unique violation, named by the table and its columns.
    #[cfg(feature = "sqlite")]
    pub(crate) fn unique_violation_of_columns(&self, table: &str, columns: &[&str]) -> Error {
        let model = self.model_of_table(None, table);
        let matches = |u: &&crate::meta::UniqueMeta, m: &ModelMeta| {
            u.columns.len() == columns.len()
                && u.columns.iter().all(|c| columns.contains(&m.columns[*c].name))
        };
        let unique = model.and_then(|m| m.uniques.iter().find(|u| matches(u, m)));
        Error::UniqueViolation {
            model: model.map_or(table, |m| m.name).to_owned(),
            constraint: unique.map_or_else(|| columns.join("_"), |u| u.constraint.to_owned()),
            fields: match model.zip(unique) {
                Some((m, u)) => owned(&m.fields(u.columns)),
                None => owned(columns),
            },
        }
    }

    /// A foreign key violation, named by the table and the constraint.
    #[cfg(feature = "postgres")]
    pub(crate) fn foreign_key_violation(
        &self,
        schema: Option<&str>,
        table: &str,
        constraint: &str,
        referenced: bool,
    ) -> Error {
        let model = self.model_of_table(schema, table);
        let relation = model.and_then(|m| m.relations.iter().find(|r| r.constraint == Some(constraint)));
        Error::ForeignKeyViolation {
            model: model.map_or(table, |m| m.name).to_owned(),
            constraint: constraint.to_owned(),
            fields: match (model, relation.map(|r| &r.link)) {
                (Some(m), Some(crate::meta::Link::Columns { here, .. })) => owned(&m.fields(here)),
                _ => Vec::new(),
            },
            referenced,
        }
    }

    /// A required column got no value.
    pub(crate) fn null_violation(&self, schema: Option<&str>, table: &str, column: &str) -> Error {
        let model = self.model_of_table(schema, table);
        let field = model.and_then(|m| m.columns.iter().find(|c| c.name == column));
        Error::NullViolation {
            model: model.map_or(table, |m| m.name).to_owned(),
            field: field.map_or(column, |c| c.field).to_owned(),
        }
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|n| (*n).to_owned()).collect()
}
