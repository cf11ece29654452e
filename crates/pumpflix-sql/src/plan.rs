//! Two databases in, the steps from the one to the other out.

mod casts;
mod columns;
mod defaults;
mod enums;
mod foreign_keys;
mod indexes;
mod options;
pub(crate) mod pairs;
pub(crate) mod renames;
mod schemas;
mod tables;

use std::borrow::Cow;

pub use options::{Backfill, PlanOptions, RenameError, RenameRequest};

use crate::step::Step;
use crate::tables::SqlSchema;
use crate::warnings::{self, Warning};
use pairs::Pairs;
pub(crate) use tables::key_changes;

/// The way from one database to another.
#[derive(Clone, Debug)]
pub struct Migration<'a> {
    /// The database before, with the renames of the first steps already done.
    pub before: Cow<'a, SqlSchema>,
    /// The database after.
    pub after: &'a SqlSchema,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What the steps can cost, in the order of the steps.
    pub warnings: Vec<Warning>,
}

/// The steps from one database to another and what they can cost. Both must be of the same dialect.
///
/// # Errors
///
/// When a rename or a backfill that was asked for names something that is not there.
pub fn plan<'a>(
    before: &'a SqlSchema,
    after: &'a SqlSchema,
    options: &PlanOptions,
) -> Result<Migration<'a>, RenameError> {
    let renames = if options.like_prisma {
        renames::Renames::default()
    } else {
        renames::find(before, after, options)?
    };
    let (before, mut steps) = renames::apply(before, &renames);
    let pairs = Pairs::new(&before, after, options.like_prisma);
    let fills = options.fills(&pairs)?;
    schemas::push(&pairs, &mut steps);
    enums::push(&pairs, &mut steps);
    tables::push(&pairs, &fills, &mut steps);
    indexes::push(&pairs, &mut steps);
    foreign_keys::push(&pairs, &mut steps);
    steps.sort();
    let warnings = warnings::find(&pairs, &steps);
    Ok(Migration { before, after, steps, warnings })
}

/// The steps that make a database from nothing.
pub fn create(after: &SqlSchema) -> Migration<'_> {
    let before = Cow::Owned(SqlSchema::empty(after.dialect));
    let mut steps = Vec::new();
    let pairs = Pairs::new(&before, after, false);
    schemas::push(&pairs, &mut steps);
    enums::push(&pairs, &mut steps);
    tables::push(&pairs, &[], &mut steps);
    indexes::push(&pairs, &mut steps);
    foreign_keys::push(&pairs, &mut steps);
    steps.sort();
    Migration { before, after, steps, warnings: Vec::new() }
}
