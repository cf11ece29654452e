//! What may be asked of a plan.

use std::fmt;

use crate::tables::{SqlSchema, Table};

/// How a plan is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanOptions {
    /// The steps that Prisma would take, also where values are lost that need not be; renames are not looked for.
    pub like_prisma: bool,
    /// Renames beside those that the schema says by `/// @was(…)`.
    pub renames: Vec<RenameRequest>,
    /// Values for required columns that are new.
    pub backfills: Vec<Backfill>,
}

/// A rename that was asked for, in names of the schema: `Old=New`, `Model.old=new`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameRequest {
    /// The model of a field or the enum of a value, by its new name or its old one; `None` for a model or enum itself.
    pub of: Option<String>,
    /// The name before.
    pub from: String,
    /// The name after.
    pub to: String,
}

/// A value for a required column that is new: `Model.field=SQL`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backfill {
    /// The model.
    pub model: String,
    /// The field.
    pub field: String,
    /// The SQL expression, evaluated for each row.
    pub sql: String,
}

/// A rename or backfill that cannot be read, or names something that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameError {
    /// The text is not of the form `Old=New` or `Model.old=new`, or for a backfill `Model.field=SQL`.
    Malformed(String),
    /// The schema before has no such thing.
    NotBefore(String),
    /// The schema after has no such thing.
    NotAfter(String),
}

/// A backfill whose column was found, by places after.
#[derive(Clone, Debug)]
pub(super) struct Fill {
    pub(super) table: usize,
    pub(super) column: usize,
    pub(super) value: String,
}

impl fmt::Display for RenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(text) => {
                write!(f, "`{text}` is not of the form `Old=New`, `Model.old=new` or `Model.field=SQL`")
            }
            Self::NotBefore(name) => write!(f, "the schema before has no `{name}`"),
            Self::NotAfter(name) => write!(f, "the schema after has no `{name}`"),
        }
    }
}

impl std::error::Error for RenameError {}

impl RenameRequest {
    /// Reads `Old=New` or `Model.old=new`.
    ///
    /// # Errors
    ///
    /// When the text is of neither form.
    pub fn parse(text: &str) -> Result<Self, RenameError> {
        let malformed = || RenameError::Malformed(text.to_owned());
        let (from, to) = text.split_once('=').ok_or_else(malformed)?;
        let (of, from) = match from.split_once('.') {
            Some((of, from)) => (Some(of), from),
            None => (None, from),
        };
        // `Model.old=Model.new` says the same.
        let to = to.rsplit_once('.').map_or(to, |(_, to)| to);
        if [of.unwrap_or("-"), from, to].iter().any(|name| name.trim().is_empty()) {
            return Err(malformed());
        }
        Ok(Self { of: of.map(trimmed), from: trimmed(from), to: trimmed(to) })
    }
}

impl Backfill {
    /// Reads `Model.field=SQL`.
    ///
    /// # Errors
    ///
    /// When the text is not of that form.
    pub fn parse(text: &str) -> Result<Self, RenameError> {
        let malformed = || RenameError::Malformed(text.to_owned());
        let (target, sql) = text.split_once('=').ok_or_else(malformed)?;
        let (model, field) = target.split_once('.').ok_or_else(malformed)?;
        if [model, field, sql].iter().any(|part| part.trim().is_empty()) {
            return Err(malformed());
        }
        Ok(Self { model: trimmed(model), field: trimmed(field), sql: trimmed(sql) })
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

impl PlanOptions {
    /// The columns that the backfills name.
    pub(super) fn fills(&self, after: &SqlSchema) -> Result<Vec<Fill>, RenameError> {
        let find = |backfill: &Backfill| {
            let is_model = |t: &Table| t.model().is_some() && t.title() == backfill.model;
            let table = after.tables.iter().position(is_model)?;
            let columns = &after.tables.get(table)?.columns;
            let column = columns.iter().position(|c| c.title() == backfill.field)?;
            Some(Fill { table, column, value: backfill.sql.clone() })
        };
        let missing = |b: &Backfill| RenameError::NotAfter(format!("{}.{}", b.model, b.field));
        self.backfills.iter().map(|b| find(b).ok_or_else(|| missing(b))).collect()
    }
}
