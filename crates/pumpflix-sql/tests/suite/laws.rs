//! The laws of migrations, over all pairs of cases and over generated schemas.

use proptest::prelude::*;
use pumpflix_sql::{PlanOptions, RenderOptions, SqlSchema, create_script, plan, render};
use rusqlite::Connection;

use crate::cases::sqlite_schemas;
use crate::catalog::describe;
use crate::folders::{DIALECTS, folders, tables};
use crate::generated;

/// The script from one database to another.
pub(crate) fn script(before: &SqlSchema, after: &SqlSchema, options: &PlanOptions) -> String {
    let migration = plan(before, after, options).unwrap();
    render(&migration, RenderOptions { like_prisma: options.like_prisma }).to_string()
}

/// A database in memory after some scripts.
fn database<'a>(scripts: impl IntoIterator<Item = &'a String>) -> Result<Connection, String> {
    let database = Connection::open_in_memory().unwrap();
    for script in scripts {
        database.execute_batch(script).map_err(|e| format!("{e}\n{script}"))?;
    }
    Ok(database)
}

/// create(a), diff(a, b) is create(b), and diff(b, a) leads back.
fn leads_there_and_back(a: &SqlSchema, b: &SqlSchema, like_prisma: bool) -> Result<(), String> {
    let options = PlanOptions { like_prisma, ..PlanOptions::default() };
    let (first, there, back) = (create_script(a), script(a, b, &options), script(b, a, &options));
    let arrived = describe(&database([&first, &there])?);
    let wanted = describe(&database([&create_script(b)])?);
    if arrived != wanted {
        return Err(format!("{there}\nleads to\n{arrived}\nnot\n{wanted}"));
    }
    let returned = describe(&database([&first, &there, &back])?);
    if returned != describe(&database([&first])?) {
        return Err(format!("{there}\n{back}\nleads to\n{returned}"));
    }
    Ok(())
}

#[test]
fn nothing_leads_from_a_schema_to_itself() {
    for case in folders("cases") {
        let text = std::fs::read_to_string(case.join("schema.prisma")).unwrap();
        for schema in DIALECTS.into_iter().filter_map(|d| tables(&text, d)) {
            for like_prisma in [false, true] {
                let options = PlanOptions { like_prisma, ..PlanOptions::default() };
                let migration = plan(&schema, &schema, &options).unwrap();
                assert!(migration.steps.is_empty(), "{} {:?}", case.display(), migration.steps);
                assert!(migration.warnings.is_empty(), "{}", case.display());
            }
        }
    }
}

#[test]
fn the_way_from_nothing_is_the_creation_script() {
    for case in folders("cases") {
        let text = std::fs::read_to_string(case.join("schema.prisma")).unwrap();
        for schema in DIALECTS.into_iter().filter_map(|d| tables(&text, d)) {
            let empty = SqlSchema::empty(schema.dialect);
            assert_eq!(script(&empty, &schema, &PlanOptions::default()), create_script(&schema));
        }
    }
}

#[test]
fn every_pair_of_cases_leads_there_and_back() {
    let schemas = sqlite_schemas();
    for (a_name, a) in &schemas {
        for (b_name, b) in &schemas {
            leads_there_and_back(a, b, false).unwrap_or_else(|e| panic!("{a_name} to {b_name}: {e}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        // A failing pair shrinks to a few lines; it becomes a case folder, not a file of seeds.
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn generated_pairs_lead_there_and_back(a in generated::schema(), b in generated::schema()) {
        let (a, b) = (generated::tables(&a), generated::tables(&b));
        prop_assert!(plan(&a, &a, &PlanOptions::default()).unwrap().steps.is_empty());
        for like_prisma in [false, true] {
            prop_assert_eq!(leads_there_and_back(&a, &b, like_prisma), Ok(()));
        }
        let options = PlanOptions::default();
        prop_assert_eq!(script(&a, &b, &options), script(&a, &b, &options));
    }
}
