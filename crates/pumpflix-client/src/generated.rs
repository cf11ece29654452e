//! Small types that every generated client needs once.

use std::fmt;

use crate::insert::Insert;

/// Stands for the new row of a model that the client cannot create: a view, or a table with a required column that
/// the client leaves out. There is no value of it.
#[derive(Clone, Copy, Debug)]
pub enum ReadOnly {}

impl From<ReadOnly> for Insert {
    fn from(never: ReadOnly) -> Self {
        match never {}
    }
}

/// Stands for the type of a primary key that is not a single field, or that there is not.
#[derive(Clone, Copy, Debug)]
pub enum NoKey {}

/// A text that is not the name of an enum's value. The text itself is not kept: it may be anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseEnumError {
    name: &'static str,
    known: &'static [&'static str],
}

impl ParseEnumError {
    /// For the enum of that name with those values; used by generated code.
    pub const fn new(name: &'static str, known: &'static [&'static str]) -> Self {
        Self { name, known }
    }

    /// The names that would have been right.
    pub const fn known(&self) -> &'static [&'static str] {
        self.known
    }
}

impl fmt::Display for ParseEnumError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a value of {}, which has {}", self.name, self.known.join(", "))
    }
}

impl std::error::Error for ParseEnumError {}
