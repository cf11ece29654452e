//! Columns and tables of SQL Server.

use super::words::Words;
use crate::tables::{Column, IndexKind, Table};

/// A transaction that ends with the first error; the server alone would go on with the next statement.
pub(super) const FRAME: (&str, &str) = (
    "BEGIN TRY\n\nBEGIN TRAN;\n\n",
    "\nCOMMIT TRAN;\n\nEND TRY\nBEGIN CATCH\n\n\
     IF @@TRANCOUNT > 0\nBEGIN\n    ROLLBACK TRAN;\nEND;\nTHROW\n\nEND CATCH\n",
);

/// `[name] TYPE NOT NULL CONSTRAINT [t_c_df] DEFAULT x IDENTITY(1,1)`
pub(super) fn column(words: Words, column: &Column) -> String {
    let not_null = if column.is_required() { " NOT NULL" } else { "" };
    let default = words.default(column).map_or_else(String::new, |default| match &column.default_name {
        Some(name) => format!(" CONSTRAINT {} DEFAULT {default}", words.name(name)),
        None => format!(" DEFAULT {default}"),
    });
    let counts = if column.auto_increment { " IDENTITY(1,1)" } else { "" };
    format!("{} {}{not_null}{default}{counts}", words.name(&column.name), words.type_name(&column.ty))
}

/// The key and the uniques, which are constraints inside the table; a unique with a condition can only be an index.
pub(super) fn inside_table(words: Words, table: &Table) -> Vec<String> {
    let key = table.primary_key.iter().map(|k| {
        let clustered = if k.clustered == Some(false) { "NONCLUSTERED" } else { "CLUSTERED" };
        let columns: Vec<String> = k.columns.iter().map(|c| words.name(&c.name)).collect();
        format!("CONSTRAINT {} PRIMARY KEY {clustered} ({})", words.name(&k.name), columns.join(","))
    });
    let uniques =
        table.indexes.iter().filter(|i| i.kind == IndexKind::Unique && i.predicate.is_none()).map(|i| {
            let clustered = if i.clustered == Some(true) { "CLUSTERED" } else { "NONCLUSTERED" };
            let columns: Vec<String> = i.columns.iter().map(|c| words.name(&c.name)).collect();
            format!("CONSTRAINT {} UNIQUE {clustered} ({})", words.name(&i.name), columns.join(","))
        });
    key.chain(uniques).collect()
}
