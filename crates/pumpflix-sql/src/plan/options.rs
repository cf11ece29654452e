//! What may be asked of a plan.

use std::fmt;

use super::pairs::{ColumnPair, Pairs};
use crate::tables::{Column, Table};

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

/// A rename or backfill that cannot be read, or has nothing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameError {
    /// The text of a rename is not of the form `Old=New` or `Model.old=new`.
    MalformedRename(String),
    /// The text of a backfill is not of the form `Model.field=SQL`.
    MalformedBackfill(String),
    /// The schema before has no such thing.
    NotBefore(String),
    /// The schema after has no such thing.
    NotAfter(String),
    /// The schema after still has the thing under its old name.
    StillThere(String),
    /// Two requests are about the same thing.
    Twice(String),
    /// Rows that are there lack no value of the column.
    NothingToFill(String),
}

/// A backfill whose column was found, by places after.
#[derive(Clone, Debug)]
pub(super) struct Fill {
    pub(super) table: usize,
    pub(super) column: usize,
    pub(super) value: String,
}

/// What a rename or backfill can be about.
const NAMED: &str = "model, enum, value or field with a column";

impl fmt::Display for RenameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MalformedRename(text) => {
                write!(f, "the rename `{text}` is not of the form `Old=New` or `Model.old=new`")
            }
            Self::MalformedBackfill(text) => {
                write!(f, "the backfill `{text}` is not of the form `Model.field=SQL`")
            }
            Self::NotBefore(name) => write!(f, "the schema before has no {NAMED} `{name}`"),
            Self::NotAfter(name) => write!(f, "the schema after has no {NAMED} `{name}`"),
            Self::StillThere(name) => {
                write!(f, "the schema after still has `{name}`, so that it cannot have another name")
            }
            Self::Twice(name) => write!(f, "`{name}` is named twice"),
            Self::NothingToFill(name) => {
                write!(
                    f,
                    "there is nothing to fill in `{name}`: no row lacks a value of it because of this change"
                )
            }
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
        let malformed = || RenameError::MalformedRename(text.to_owned());
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
        let malformed = || RenameError::MalformedBackfill(text.to_owned());
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
    ///
    /// # Errors
    ///
    /// When a backfill names something that is not there, or has nothing to do.
    pub(super) fn fills(&self, pairs: &Pairs<'_>) -> Result<Vec<Fill>, RenameError> {
        let after = pairs.after;
        let find = |backfill: &Backfill| {
            let is_model = |t: &Table| t.model().is_some() && t.title() == backfill.model;
            let table = after.tables.iter().position(is_model)?;
            let columns = &after.tables.get(table)?.columns;
            let column = columns.iter().position(|c| c.title() == backfill.field)?;
            Some(Fill { table, column, value: backfill.sql.clone() })
        };
        let mut fills: Vec<Fill> = Vec::with_capacity(self.backfills.len());
        for backfill in &self.backfills {
            let name = || format!("{}.{}", backfill.model, backfill.field);
            let fill = find(backfill).ok_or_else(|| RenameError::NotAfter(name()))?;
            if fills.iter().any(|f| (f.table, f.column) == (fill.table, fill.column)) {
                return Err(RenameError::Twice(name()));
            }
            if !has_something_to_fill(pairs, &fill) {
                return Err(RenameError::NothingToFill(name()));
            }
            fills.push(fill);
        }
        Ok(fills)
    }
}

/// The column is new in a table that is there, is made anew, or becomes required.
fn has_something_to_fill(pairs: &Pairs<'_>, fill: &Fill) -> bool {
    let Some(pair) = pairs.tables.iter().find(|pair| pair.after == fill.table) else { return false };
    let Some((_, new)) = pairs.both(pair) else { return false };
    let becomes_required = |c: &ColumnPair| {
        c.changes.recreates()
            || (c.changes.arity && new.columns.get(c.after).is_some_and(Column::is_required))
    };
    pair.added.contains(&fill.column)
        || pair.columns.iter().any(|c| c.after == fill.column && becomes_required(c))
}
