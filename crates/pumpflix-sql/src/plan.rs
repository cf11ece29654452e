//! Two databases in, the steps from the one to the other out.

use std::borrow::Cow;

use crate::step::{CreateIndex, InTable, Step};
use crate::tables::SqlSchema;

/// The way from one database to another.
#[derive(Clone, Debug)]
pub struct Migration<'a> {
    /// The database before, with renames that were said already done.
    pub before: Cow<'a, SqlSchema>,
    /// The database after.
    pub after: &'a SqlSchema,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// The steps that make a database from nothing.
pub fn create(after: &SqlSchema) -> Migration<'_> {
    let mut steps: Vec<Step> = Vec::new();
    steps.extend((0..after.schemas.len()).map(Step::CreateSchema));
    steps.extend((0..after.extensions.len()).map(Step::CreateExtension));
    steps.extend((0..after.enums.len()).map(Step::CreateEnum));
    for (table, t) in after.tables.iter().enumerate() {
        steps.push(Step::CreateTable(table));
        steps.extend((0..t.indexes.len()).map(|item| {
            Step::CreateIndex(CreateIndex {
                table_before: None,
                place: InTable { table, item },
                recreated: false,
            })
        }));
        if after.dialect.facts().foreign_keys == pumpflix_dialect::ForeignKeyStyle::Separate {
            steps.extend((0..t.foreign_keys.len()).map(|item| Step::AddForeignKey(InTable { table, item })));
        }
    }
    steps.sort();
    Migration { before: Cow::Owned(SqlSchema::empty(after.dialect)), after, steps }
}
