//! What becomes of the rows of many-to-many relations without a model of their own.

use pumpflix_dialect::Dialect;
use pumpflix_sql::{Code, PlanOptions, RenameRequest, SqlSchema, create_script, plan};

use crate::catalog::rows;
use crate::folders::tables;
use crate::laws::script;

fn sqlite(models: &str) -> SqlSchema {
    tables(&format!("datasource db {{\nprovider = \"sqlite\"\n}}\n{models}"), Dialect::Sqlite).unwrap()
}

const BEFORE: &str = "model Post {\nid Int @id\ntags Tag[]\n}\nmodel Tag {\nid Int @id\nposts Post[]\n}\n";

/// A schema and what leads there from `before`; its join table had post 1 with tag 2.
fn after(before: &str, models: &str, options: &PlanOptions) -> rusqlite::Connection {
    let (old, new) = (sqlite(before), sqlite(models));
    let database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute_batch(&create_script(&old)).unwrap();
    let table = &old.tables.last().unwrap().name;
    let fill = format!(
        "INSERT INTO Post (id) VALUES (1), (2); INSERT INTO Tag (id) VALUES (1), (2); INSERT INTO {table} VALUES (1, 2)"
    );
    database.execute_batch(&fill).unwrap();
    let script = script(&old, &new, options);
    database.execute_batch(&script).unwrap_or_else(|e| panic!("{e}\n{script}"));
    database
}

#[test]
fn another_name_of_the_same_fields_keeps_the_rows() {
    let new = BEFORE.replace("[]", "[] @relation(\"Tagged\")");
    let database = after(BEFORE, &new, &PlanOptions::default());
    assert_eq!(rows(&database, "SELECT A || ' ' || B FROM _Tagged", &[]), ["1 2"]);
}

#[test]
fn a_relation_in_place_of_another_starts_empty_and_is_asked_about() {
    let other = BEFORE.replace("[]", "[] @relation(\"Drafts\")").replace("tags ", "draftTags ");
    let database = after(BEFORE, &other, &PlanOptions::default());
    assert!(rows(&database, "SELECT A FROM _Drafts", &[]).is_empty());
    let (old, new) = (sqlite(BEFORE), sqlite(&other));
    let warnings = plan(&old, &new, &PlanOptions::default()).unwrap().warnings;
    assert!(warnings.iter().any(|w| w.code == Code::DropTable && w.object == "_PostToTag"), "{warnings:?}");
    let question = warnings.iter().find(|w| w.code == Code::ProbableRename).unwrap();
    assert!(question.help.contains("`/// @was(tags)` above the field `draftTags` of `Post`."), "{question}");
}

#[test]
fn a_renamed_field_of_a_relation_is_said_in_the_schema_or_asked_for() {
    let other = BEFORE.replace("[]", "[] @relation(\"Labels\")").replace("tags ", "labels ");
    let said = other.replace("labels", "/// @was(tags)\nlabels");
    let asked = PlanOptions {
        renames: vec![RenameRequest::parse("Post.tags=labels").unwrap()],
        ..PlanOptions::default()
    };
    for (models, options) in [(said, PlanOptions::default()), (other, asked)] {
        let database = after(BEFORE, &models, &options);
        assert_eq!(rows(&database, "SELECT A || ' ' || B FROM _Labels", &[]), ["1 2"]);
    }
}

#[test]
fn columns_change_places_with_the_names_that_order_them() {
    // Column A belongs to the model that sorts first.
    let before = BEFORE.replace("[]", "[] @relation(\"Tagged\")");
    let renamed = before.replace("Post", "Writing").replace("model Writing", "/// @was(Post)\nmodel Writing");
    let database = after(&before, &renamed, &PlanOptions::default());
    assert_eq!(rows(&database, "SELECT A || ' ' || B FROM _Tagged", &[]), ["2 1"]);
    // And in a self relation to the field that does.
    let before = format!(
        "{BEFORE}model Word {{\nid Int @id\nnarrower Word[] @relation(\"Senses\")\nwider Word[] @relation(\"Senses\")\n}}\n"
    )
    .replace("tags Tag[]\n", "")
    .replace("posts Post[]\n", "");
    let renamed = before.replace("narrower", "/// @was(narrower)\nzoomed");
    let senses = |models: &str| {
        let (old, new) = (sqlite(&before), sqlite(models));
        let database = rusqlite::Connection::open_in_memory().unwrap();
        database.execute_batch(&create_script(&old)).unwrap();
        database
            .execute_batch("INSERT INTO Word VALUES (1), (2); INSERT INTO _Senses VALUES (1, 2)")
            .unwrap();
        database.execute_batch(&script(&old, &new, &PlanOptions::default())).unwrap();
        rows(&database, "SELECT A || ' ' || B FROM _Senses", &[])
    };
    assert_eq!(senses(&renamed), ["2 1"]);
    assert_eq!(senses(&before), ["1 2"]);
}
