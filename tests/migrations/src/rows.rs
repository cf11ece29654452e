//! Rows that were there before a migration are there after it, value for value, wherever its warnings do not say
//! otherwise; and where it stops on rows, a warning says that it can.

use pumpflix_sql::{Code, Migration, PlanOptions, RenderOptions, create_script, plan, render};

use crate::database::{Database, Reason};
use crate::fill;
use crate::mariadb::MariaDb;
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::stream::{Failures, Pair, pairs};

/// How a pair went.
enum Outcome {
    /// Every row and value is there.
    Kept,
    /// It stopped, as a warning says.
    Stopped,
    /// The schema has types that no value is known of, or words that the database does not know.
    PassedOver,
}

fn hold(database: &mut impl Database, count: u64) {
    let (mut failures, mut tried, mut kept, mut stopped) = (Failures::default(), 0, 0, 0);
    for pair in pairs(database.dialect(), count) {
        tried += 1;
        match survive(database, &pair) {
            Ok(Outcome::Kept) => kept += 1,
            Ok(Outcome::Stopped) => stopped += 1,
            Ok(Outcome::PassedOver) => {}
            Err((kind, detail)) => {
                let (before, after) = &pair.texts;
                failures.add(&kind, format!("{}: {kind}\n{detail}\n{before}\n{after}", pair.number));
            }
        }
    }
    println!("{}: {tried} valid pairs, rows kept by {kept}, {stopped} stopped", database.dialect().title());
    failures.check(tried);
    assert!(kept * 3 >= tried, "only {kept} of {tried} could be tried with rows");
}

fn survive(database: &mut impl Database, pair: &Pair) -> Result<Outcome, (String, String)> {
    let migration = plan(&pair.before, &pair.after, &PlanOptions::default()).unwrap();
    let script = render(&migration, RenderOptions::default()).to_string();
    database.clear();
    if database.run(&create_script(&pair.before)).is_err() || !fill::fill(database, &pair.before) {
        return Ok(Outcome::PassedOver);
    }
    let old = fill::values(database, &pair.before);
    if let Err(refusal) = database.run(&script) {
        let said = migration.warnings.iter().any(|w| explains(refusal.reason, w.code));
        database.clear();
        if !said && database.run(&create_script(&pair.after)).is_err() {
            return Ok(Outcome::PassedOver);
        }
        let kind = format!("stopped without a warning: {}", refusal.message);
        return if said { Ok(Outcome::Stopped) } else { Err((kind, script)) };
    }
    let lost = lost(database, pair, &migration, &old);
    if lost.is_empty() {
        Ok(Outcome::Kept)
    } else {
        Err(("values are lost".to_owned(), format!("{lost:?}\n{script}")))
    }
}

/// Whether a warning says that a migration can stop for this reason.
fn explains(reason: Reason, code: Code) -> bool {
    match reason {
        Reason::Null => {
            matches!(code, Code::RequireColumn | Code::AddRequiredColumn | Code::ChangePrimaryKey)
        }
        Reason::Equal => {
            matches!(code, Code::AddUnique | Code::ChangePrimaryKey | Code::NarrowType | Code::CastType)
        }
        Reason::Dangling => matches!(code, Code::AddForeignKey | Code::RecreateColumn | Code::DropTable),
        Reason::Unreadable => {
            matches!(code, Code::CastType | Code::NarrowType | Code::DropEnumValue)
                || explains(Reason::Null, code)
        }
        Reason::Unknown | Reason::Wrong => false,
    }
}

/// The tables and columns whose values are not what they were, though no warning is about them.
fn lost(
    database: &mut impl Database,
    pair: &Pair,
    migration: &Migration<'_>,
    old: &[fill::Values],
) -> Vec<String> {
    let warned = |codes: &[Code], object: &str| {
        migration.warnings.iter().any(|w| codes.contains(&w.code) && w.object == object)
    };
    let new = fill::values(database, &pair.after);
    let mut lost = Vec::new();
    // Renames leave every table and column in its place.
    for (place, (table, renamed)) in pair.before.tables.iter().zip(&migration.before.tables).enumerate() {
        let is_it = |t: &&pumpflix_sql::tables::Table| t.name == renamed.name && t.schema == renamed.schema;
        let Some((found, after)) = pair.after.tables.iter().enumerate().find(|(_, t)| is_it(t)) else {
            if !warned(&[Code::DropTable], table.title()) {
                lost.push(format!("table {}", table.name));
            }
            continue;
        };
        for (at, column) in renamed.columns.iter().enumerate() {
            let values = &old[place][at];
            let Some(to) = after.columns.iter().position(|c| c.name == column.name) else {
                if !warned(&[Code::DropColumn], &format!("{}.{}", renamed.title(), column.title())) {
                    lost.push(format!("column {}.{}", table.name, column.name));
                }
                continue;
            };
            let object = format!("{}.{}", after.title(), after.columns[to].title());
            if warned(&[Code::RecreateColumn, Code::NarrowType, Code::CastType], &object) {
                continue;
            }
            let values = fill::renamed(values, &pair.before, &migration.before, column);
            let same_type = column.ty == after.columns[to].ty && column.arity == after.columns[to].arity;
            if !fill::same(&values, &new[found][to], same_type) {
                lost.push(format!("{object}: {values:?}, then {:?}", new[found][to]));
            }
        }
    }
    lost
}

#[test]
fn on_sqlite() {
    hold(&mut Sqlite::open(), 150);
}

#[test]
fn on_postgres() {
    if let Some(mut database) = Postgres::open() {
        hold(&mut database, 100);
    }
}

#[test]
fn on_mariadb() {
    if let Some(mut database) = MariaDb::open() {
        hold(&mut database, 60);
    }
}
