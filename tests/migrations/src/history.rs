//! The migrations of the PumpFlix schema: what they are, what they do to rows, and where they lead.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pumpflix_dialect::Dialect;
use pumpflix_schema::{Sources, load_for};
use pumpflix_sql::tables::{Column, Table, TypeFamily};
use pumpflix_sql::{SqlSchema, create_script, lower};

use crate::database::{Database, Row};
use crate::fill;
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::stream::script;

const DATABASES: [Dialect; 2] = [Dialect::Sqlite, Dialect::Postgres];

/// The enums that the update brings.
const ENUMS: [&str; 6] = [
    "AlertSeverity",
    "CredentialStatus",
    "ExecutionStatus",
    "InvoiceStatus",
    "SubscriptionStatus",
    "WebSocketStatus",
];

/// The indexes that the update brings: table and column.
const INDEXES: [(&str, &str); 17] = [
    ("ExecutionLog", "createdAt"),
    ("UserSession", "expiresAt"),
    ("AIPromptTemplate", "category"),
    ("AuditLog", "createdAt"),
    ("AuditLog", "action"),
    ("AuditLog", "resource"),
    ("AuditLog", "resourceId"),
    ("Invoice", "status"),
    ("Invoice", "dueDate"),
    ("Subscription", "status"),
    ("WebSocketSession", "status"),
    ("WebSocketSession", "clientId"),
    ("SystemAlert", "severity"),
    ("SystemAlert", "isResolved"),
    ("SystemAlert", "createdAt"),
    ("ApiKey", "isRevoked"),
    ("ApiKey", "expiresAt"),
];

/// What the update takes away: each is reached through the execution, by these expressions over `e`, the execution,
/// and `w`, its workflow.
const REDUNDANT: [(&str, &str); 3] = [
    ("workflowId", "e.\"workflowId\""),
    ("workflowName", "w.\"name\""),
    ("workflowVersion", "e.\"workflowVersion\""),
];

/// How many rows each table gets: no enum has more values.
const ROWS: usize = 7;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/pumpflix")
}

fn read(path: &str) -> String {
    let path = folder().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The schema before the update and after it.
fn history(dialect: Dialect) -> [SqlSchema; 2] {
    ["history/0_init.prisma", "history/1_update_schema_with_new_features.prisma"].map(|path| {
        let checked = load_for(&Sources::single(path, read(path)), dialect);
        lower(checked.unwrap_or_else(|found| panic!("{path}: {found:?}")).primary())
    })
}

/// The scripts in the folder of a database, in order, each with its name.
fn migrations(dialect: Dialect) -> Vec<(String, String)> {
    let path = format!("migrations/{}", dialect.provider());
    let mut names: Vec<String> = std::fs::read_dir(folder().join(&path))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names.into_iter().map(|name| (name.clone(), read(&format!("{path}/{name}/migration.sql")))).collect()
}

#[test]
fn the_last_schema_is_the_one_in_use() {
    let schema = read("schema.prisma");
    let start = schema.find("generator ").unwrap();
    let end = start + schema[start..].find("}\n\n").unwrap() + 3;
    let blocks = |text: &str| text[text.find("datasource ").unwrap()..].to_owned();
    let without_generator = format!("{}{}", &schema[..start], &schema[end..]);
    let last = read("history/1_update_schema_with_new_features.prisma");
    assert_eq!(blocks(&without_generator), blocks(&last));
}

#[test]
fn the_migrations_are_what_their_schemas_lead_to() {
    for dialect in DATABASES {
        let [first, last] = history(dialect);
        let wanted = [create_script(&first), script(&first, &last)];
        let there = migrations(dialect);
        let names: Vec<&str> = there.iter().filter_map(|(name, _)| Some(name.split_once('_')?.1)).collect();
        assert_eq!(names, ["init", "update_schema_with_new_features"]);
        for ((name, text), wanted) in there.iter().zip(wanted) {
            assert!(*text == wanted, "{} {name} is stale: run `cargo xtask generate`", dialect.title());
        }
    }
}

/// The statements of a script that begin with some words, each as the names quoted in it.
fn made(script: &str, words: &str) -> Vec<Vec<String>> {
    let quoted = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    script.lines().filter(|line| line.starts_with(words)).map(quoted).collect()
}

#[test]
fn the_update_adds_six_enums_and_seventeen_indexes() {
    for dialect in DATABASES {
        let scripts = migrations(dialect);
        let (before, update) = (&scripts[0].1, &scripts[1].1);
        let index = |names: Vec<String>| (names[1].clone(), names[2..].join(", "));
        let old: BTreeSet<_> = made(before, "CREATE INDEX").into_iter().map(index).collect();
        // On SQLite a table that is built anew gets its old indexes again.
        let new: Vec<_> =
            made(update, "CREATE INDEX").into_iter().map(index).filter(|made| !old.contains(made)).collect();
        let mut wanted = INDEXES.map(|(table, column)| (table.to_owned(), column.to_owned())).to_vec();
        wanted.sort();
        assert_eq!(new.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>(), wanted);
        assert_eq!(new.len(), wanted.len(), "{}", dialect.title());
        let again = made(update, "CREATE UNIQUE INDEX");
        assert!(again.iter().all(|names| before.contains(&format!("CREATE UNIQUE INDEX \"{}\"", names[0]))));
    }
    let scripts = migrations(Dialect::Postgres);
    let mut enums: Vec<String> = made(&scripts[1].1, "CREATE TYPE").concat();
    enums.sort();
    assert_eq!(enums, ENUMS);
    assert!(made(&scripts[0].1, "CREATE TYPE").is_empty());
    let indexes = made(&scripts[1].1, "CREATE INDEX").len();
    assert_eq!(indexes, INDEXES.len(), "PostgreSQL makes no index again");
}

/// The values of a column, each behind the id of its row.
fn column(database: &mut impl Database, table: &str, column: &str) -> Vec<Row> {
    let id = if table == "InvoiceItem" { "invoiceId" } else { "id" };
    let value = database.as_text(&format!("\"{column}\""));
    database.rows(&format!("SELECT \"{id}\", {value} FROM \"{table}\" ORDER BY 1"))
}

fn leads_there_without_a_loss(database: &mut impl Database) {
    let dialect = database.dialect();
    let [first, last] = history(dialect);
    let scripts = migrations(dialect);
    database.run(&scripts[0].1).unwrap();
    // Text that becomes an enum has each of the enum's values.
    let state = |table: &Table, column: &Column, k: usize| {
        let after = last.tables.iter().find(|t| t.name == table.name)?.column(&column.name)?;
        let TypeFamily::Enum { name, schema } = &after.ty.family else { return None };
        let values = &last.find_enum(schema.as_deref(), name)?.values;
        Some(format!("'{}'", values[k % values.len()]))
    };
    for k in 1..=ROWS {
        database.fill(&fill::rows(&first, k, &state).unwrap()).unwrap();
    }
    let mut old = Vec::new();
    for table in &first.tables {
        for of in &table.columns {
            old.push((table.name.as_str(), of.name.as_str(), column(database, &table.name, &of.name)));
        }
    }
    database.run(&scripts[1].1).unwrap();
    for (table, name, values) in old {
        assert_eq!(values.len(), ROWS);
        let new = match REDUNDANT.iter().find(|(gone, _)| table == "CredentialUsageLog" && *gone == name) {
            None => column(database, table, name),
            Some((_, reached)) => {
                let reached = database.as_text(reached);
                database.rows(&format!(
                    "SELECT u.\"id\", {reached} FROM \"CredentialUsageLog\" u
                     LEFT JOIN \"ExecutionLog\" e ON e.\"id\" = u.\"executionLogId\"
                     LEFT JOIN \"Workflow\" w ON w.\"id\" = e.\"workflowId\" ORDER BY 1"
                ))
            }
        };
        assert_eq!(new, values, "{}: {table}.{name}", dialect.title());
    }
    let arrived = database.describe();
    database.clear();
    database.run(&create_script(&last)).unwrap();
    assert_eq!(arrived, database.describe());
}

#[test]
fn the_update_keeps_every_value_on_sqlite() {
    leads_there_without_a_loss(&mut Sqlite::open());
}

#[test]
fn the_update_keeps_every_value_on_postgres() {
    if let Some(mut database) = Postgres::open() {
        leads_there_without_a_loss(&mut database);
    }
}
