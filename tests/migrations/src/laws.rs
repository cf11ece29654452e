//! Whatever leads from one schema to another leaves the database that the other's creation script makes, leads back,
//! and is the same each time.

use crate::database::{Database, Reason, Refusal};
use crate::mariadb::MariaDb;
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::stream::{Failures, Pair, pairs, script};
use pumpflix_sql::{PlanOptions, SqlSchema, create_script, plan};

/// Why a law does not hold for a pair: the kind, and everything one needs to look at it.
type Broken = (String, String);

/// The laws for every pair of a stream. A schema whose own SQL words the database does not know proves nothing and is
/// passed over; few may be.
fn hold(database: &mut impl Database, count: u64) {
    let (mut failures, mut passed_over, mut tried) = (Failures::default(), Failures::default(), 0);
    for pair in pairs(database.dialect(), count) {
        tried += 1;
        match laws(database, &pair) {
            Ok(None) => {}
            Ok(Some(refusal)) => passed_over.add(&refusal, pair.number.to_string()),
            Err((kind, detail)) => {
                let (before, after) = &pair.texts;
                failures.add(&kind, format!("{}: {kind}\n{detail}\n{before}\n{after}", pair.number));
            }
        }
    }
    println!("{}: {tried} valid pairs, passed over {passed_over}", database.dialect().title());
    failures.check(tried);
    assert!(passed_over.count() * 5 <= tried, "of {tried} were passed over {passed_over}");
}

/// How the laws are broken; or why they could not be tried, where the database does not know the schema's own words.
fn laws(database: &mut impl Database, pair: &Pair) -> Result<Option<String>, Broken> {
    let (a, b) = (&pair.before, &pair.after);
    without_database(a, b)?;
    let creations = [create_script(a), create_script(b)];
    let mut wanted = [String::new(), String::new()];
    for (creation, catalog) in creations.iter().zip(&mut wanted) {
        database.clear();
        match database.run(creation) {
            Ok(()) => *catalog = database.describe(),
            Err(Refusal { reason: Reason::Unknown | Reason::Unreadable, message }) => {
                return Ok(Some(message));
            }
            Err(refusal) => return Err((format!("creation: {}", refusal.message), creation.clone())),
        }
    }
    let [from, to] = wanted;
    let (there, back) = (script(a, b), script(b, a));
    database.clear();
    database.run(&creations[0]).map_err(|r| (format!("creation: {}", r.message), creations[0].clone()))?;
    database.run(&there).map_err(|r| (format!("diff: {}", r.message), there.clone()))?;
    same(&database.describe(), &to, "diff").map_err(|broken| with(broken, &there))?;
    database.run(&back).map_err(|r| (format!("back: {}", r.message), back.clone()))?;
    same(&database.describe(), &from, "back").map_err(|broken| with(broken, &back))?;
    Ok(None)
}

fn with((kind, detail): Broken, script: &str) -> Broken {
    (kind, format!("{detail}\n{script}"))
}

/// The laws that hold without a database.
fn without_database(a: &SqlSchema, b: &SqlSchema) -> Result<(), Broken> {
    for schema in [a, b] {
        for like_prisma in [false, true] {
            let options = PlanOptions { like_prisma, ..PlanOptions::default() };
            let steps = plan(schema, schema, &options).unwrap().steps;
            if !steps.is_empty() {
                return Err(("a schema leads to itself by steps".to_owned(), format!("{steps:?}")));
            }
        }
        let empty = SqlSchema::empty(schema.dialect);
        if script(&empty, schema) != create_script(schema) {
            return Err((
                "the way from nothing is not the creation script".to_owned(),
                script(&empty, schema),
            ));
        }
    }
    let (once, again) = (script(a, b), script(a, b));
    if once == again { Ok(()) } else { Err(("not the same bytes".to_owned(), format!("{once}\n{again}"))) }
}

/// The lines in which two descriptions differ.
fn same(got: &str, wanted: &str, what: &str) -> Result<(), Broken> {
    let only = |a: &str, b: &str, mark: char| -> Vec<String> {
        a.lines()
            .filter(|line| !b.lines().any(|other| other == *line))
            .map(|line| format!("{mark} {line}"))
            .collect()
    };
    if got == wanted {
        return Ok(());
    }
    let lines = [only(wanted, got, '-'), only(got, wanted, '+')].concat();
    let first = lines.first().and_then(|line| line.split(' ').nth(1)).unwrap_or("order").to_owned();
    Err((format!("{what}: another catalog ({first})"), lines.join("\n")))
}

#[test]
fn on_sqlite() {
    hold(&mut Sqlite::open(), 150);
}

#[test]
fn on_postgres() {
    if let Some(mut database) = Postgres::open() {
        hold(&mut database, 120);
    }
}

#[test]
fn on_mariadb() {
    if let Some(mut database) = MariaDb::open() {
        hold(&mut database, 80);
    }
}
