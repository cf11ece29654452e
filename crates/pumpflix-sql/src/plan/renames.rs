//! Renames: those that are said, those that names tell, and the database as it is after them.

mod apply;
mod find;
mod join_tables;

pub(super) use apply::apply;
pub(super) use find::find;

use crate::step::{MoveTable, Rename};

/// Renames that are done before anything else.
#[derive(Clone, Debug, Default)]
pub(crate) struct Renames {
    pub(crate) tables: Vec<Rename>,
    pub(crate) moves: Vec<MoveTable>,
    pub(crate) columns: Vec<Rename>,
    pub(crate) enums: Vec<Rename>,
    pub(crate) values: Vec<Rename>,
}
