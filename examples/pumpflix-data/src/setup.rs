//! Creating the tables in an empty database, all of them or none.

use std::collections::BTreeSet;

use pumpflix_client::{Database, Error};
use pumpflix_dialect::Dialect;

/// What [`create_tables`](crate::create_tables) found and did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setup {
    /// The database was empty; the tables are there now.
    Created,
    /// All tables were there already; nothing was changed.
    AlreadyThere,
}

/// Why the tables could not be created. The database is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetupError {
    /// The database belongs to something else: none of its tables is one of ours.
    #[error("the database is not empty: it holds {}", listed(.tables))]
    Foreign {
        /// The tables it holds.
        tables: Vec<String>,
    },
    /// Some of the tables are there and some are not: the database is of another version, or was changed by hand.
    #[error("the database holds some of the tables but lacks {}", listed(.missing))]
    Incomplete {
        /// The tables that are missing.
        missing: Vec<String>,
    },
    /// No statements are generated for this kind of database.
    #[error("there are no statements for {0:?}: add it to `databases` in the schema's generator block")]
    NoStatements(Dialect),
    /// The database refused.
    #[error(transparent)]
    Client(#[from] Error),
}

/// The statements that create the tables, as generated for that kind of database.
pub(crate) fn ddl(dialect: Dialect) -> Result<&'static str, SetupError> {
    match dialect {
        Dialect::Sqlite => Ok(include_str!("../ddl/sqlite.sql")),
        Dialect::Postgres => Ok(include_str!("../ddl/postgresql.sql")),
        other => Err(SetupError::NoStatements(other)),
    }
}

/// Runs the statements in one transaction if the database is empty; tells whether it was.
pub(crate) async fn create(db: &Database, ddl: &'static str) -> Result<Setup, SetupError> {
    // The look and the statements are one transaction, so that nobody else's tables come in between.
    db.transaction::<Database, _, _>(async |tx: Database| {
        let found = find(&tx, ddl).await?;
        if found == Setup::Created {
            tx.execute_script(ddl).await?;
        }
        Ok(found)
    })
    .await
}

/// What creating the tables would find: [`Setup::Created`] stands for an empty database.
pub(crate) async fn find(db: &Database, ddl: &str) -> Result<Setup, SetupError> {
    judge(&db.table_names().await?, &tables_of(ddl))
}

/// The tables that a script creates.
fn tables_of(ddl: &str) -> BTreeSet<&str> {
    ddl.lines().filter_map(|line| Some(line.strip_prefix("CREATE TABLE \"")?.split_once('"')?.0)).collect()
}

/// What to do in a database that holds these tables: [`Setup::Created`] stands for "create them".
fn judge(existing: &[String], ours: &BTreeSet<&str>) -> Result<Setup, SetupError> {
    let existing: BTreeSet<&str> = existing.iter().map(String::as_str).collect();
    let missing: Vec<String> = ours.difference(&existing).map(|&name| name.to_owned()).collect();
    if existing.is_empty() {
        Ok(Setup::Created)
    } else if missing.is_empty() {
        // Tables beside ours, such as a record of migrations, do no harm.
        Ok(Setup::AlreadyThere)
    } else if missing.len() == ours.len() {
        Err(SetupError::Foreign { tables: existing.into_iter().map(str::to_owned).collect() })
    } else {
        Err(SetupError::Incomplete { missing })
    }
}

/// The first names of a list, and how many more there are.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = names.iter().take(SHOWN).map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DDL: &str = "-- CreateTable\nCREATE TABLE \"A\" (\n    \"id\" TEXT\n);\n\nCREATE TABLE \"B c\" (\"id\" TEXT);\nCREATE INDEX \"x\" ON \"A\"(\"id\");\n";

    fn judged(existing: &[&str]) -> Result<Setup, String> {
        let existing: Vec<String> = existing.iter().map(|&name| name.to_owned()).collect();
        judge(&existing, &tables_of(DDL)).map_err(|error| error.to_string())
    }

    #[test]
    fn tables_are_read_from_the_script() {
        assert_eq!(tables_of(DDL), BTreeSet::from(["A", "B c"]));
        assert_eq!(tables_of(""), BTreeSet::new());
    }

    #[test]
    fn only_an_empty_database_is_filled() {
        assert_eq!(judged(&[]), Ok(Setup::Created));
        assert_eq!(judged(&["A", "B c"]), Ok(Setup::AlreadyThere));
        assert_eq!(judged(&["A", "B c", "_prisma_migrations"]), Ok(Setup::AlreadyThere));
        assert_eq!(judged(&["A"]).unwrap_err(), "the database holds some of the tables but lacks \"B c\"");
        let many = ["1", "2", "3", "4", "5", "6", "7"];
        let message = "the database is not empty: it holds \"1\", \"2\", \"3\", \"4\", \"5\" and 2 more";
        assert_eq!(judged(&many).unwrap_err(), message);
    }
}
