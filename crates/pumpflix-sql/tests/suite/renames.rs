//! Renames and values for new columns keep the rows that are there.

use pumpflix_dialect::Dialect;
use pumpflix_sql::{Backfill, Code, PlanOptions, RenameError, RenameRequest, SqlSchema, create_script, plan};

use crate::catalog::rows;
use crate::folders::tables;
use crate::laws::script;

fn sqlite(models: &str) -> SqlSchema {
    tables(&format!("datasource db {{\nprovider = \"sqlite\"\n}}\n{models}"), Dialect::Sqlite).unwrap()
}

const BEFORE: &str = "model User {\nid Int @id\nmail String @unique\nposts Post[]\n}\n\
    model Post {\nid Int @id\nuser User @relation(fields: [userId], references: [id])\nuserId Int\n}\n";

/// The database after `BEFORE`, a row in each table, and the script.
fn after(script: &str) -> rusqlite::Connection {
    let database = rusqlite::Connection::open_in_memory().unwrap();
    database.execute_batch(&create_script(&sqlite(BEFORE))).unwrap();
    database.execute_batch("INSERT INTO User VALUES (7, 'a@b'); INSERT INTO Post VALUES (1, 7);").unwrap();
    database.execute_batch(script).unwrap_or_else(|e| panic!("{e}\n{script}"));
    database
}

#[test]
fn a_rename_that_the_schema_says_keeps_the_rows() {
    let new = sqlite(
        "/// @was(User)\nmodel Account {\nid Int @id\n/// @was(mail)\nemail String @unique\nposts Post[]\n}\n\
         model Post {\nid Int @id\nuser Account @relation(fields: [userId], references: [id])\nuserId Int\n}\n",
    );
    let database = after(&script(&sqlite(BEFORE), &new, &PlanOptions::default()));
    assert_eq!(rows(&database, "SELECT email FROM Account", &[]), ["a@b"]);
    assert_eq!(rows(&database, "SELECT \"table\" FROM pragma_foreign_key_list('Post')", &[]), ["Account"]);
}

#[test]
fn a_rename_that_is_asked_for_keeps_the_rows() {
    let new = sqlite(&BEFORE.replace("mail", "email"));
    let renames = vec![RenameRequest::parse("User.mail=email").unwrap()];
    let options = PlanOptions { renames, ..PlanOptions::default() };
    let database = after(&script(&sqlite(BEFORE), &new, &options));
    assert_eq!(rows(&database, "SELECT email FROM User", &[]), ["a@b"]);
}

#[test]
fn another_name_in_the_database_is_a_rename() {
    let new = sqlite(&BEFORE.replace("mail String", "mail String @map(\"e_mail\")"));
    let database = after(&script(&sqlite(BEFORE), &new, &PlanOptions::default()));
    assert_eq!(rows(&database, "SELECT e_mail FROM User", &[]), ["a@b"]);
}

#[test]
fn a_rename_that_is_not_said_is_asked_about() {
    let new = sqlite(&BEFORE.replace("mail", "email"));
    let old = sqlite(BEFORE);
    let warnings = plan(&old, &new, &PlanOptions::default()).unwrap().warnings;
    let question = warnings.iter().find(|w| w.code == Code::ProbableRename).unwrap();
    assert_eq!(question.object, "User.mail");
    assert!(question.help.contains("/// @was(mail)"), "{}", question.help);
    assert!(warnings.iter().any(|w| w.code == Code::DropColumn && w.loses_data()));
}

#[test]
fn a_rename_of_what_is_not_there_is_refused() {
    let (old, new) = (sqlite(BEFORE), sqlite(&BEFORE.replace("mail", "email")));
    let ask = |text: &str| {
        let renames = vec![RenameRequest::parse(text).unwrap()];
        plan(&old, &new, &PlanOptions { renames, ..PlanOptions::default() }).map(|_| ())
    };
    assert_eq!(ask("User.post=email"), Err(RenameError::NotBefore("User.post".to_owned())));
    assert_eq!(ask("User.mail=e_mail"), Err(RenameError::NotAfter("User.e_mail".to_owned())));
    assert!(RenameRequest::parse("User.mail").is_err());
}

#[test]
fn a_required_column_is_filled_for_the_rows_that_are_there() {
    let (old, new) = (sqlite(BEFORE), sqlite(&BEFORE.replace("mail", "name String\nmail")));
    let warnings = plan(&old, &new, &PlanOptions::default()).unwrap().warnings;
    assert!(warnings.iter().any(|w| w.code == Code::AddRequiredColumn));
    let backfills = vec![Backfill::parse("User.name=upper(mail)").unwrap()];
    let options = PlanOptions { backfills, ..PlanOptions::default() };
    assert!(plan(&old, &new, &options).unwrap().warnings.is_empty());
    let database = after(&script(&old, &new, &options));
    assert_eq!(rows(&database, "SELECT name FROM User", &[]), ["A@B"]);
}

#[test]
fn a_word_about_an_earlier_rename_does_no_harm() {
    // `@was(mail)` stays behind when the column is long renamed; another `@map` is a rename all the same.
    let old = sqlite(&BEFORE.replace("mail", "/// @was(mail)\nemail"));
    let new = sqlite(&BEFORE.replace("mail String", "/// @was(mail)\nemail String @map(\"e_mail\")"));
    let script = script(&old, &new, &PlanOptions::default());
    assert!(script.contains("RENAME COLUMN \"email\" TO \"e_mail\""), "{script}");
}

#[test]
fn a_value_of_an_enum_can_say_its_earlier_name() {
    let schema = |value: &str| {
        let text = format!(
            "datasource db {{\nprovider = \"postgresql\"\n}}\nenum Kind {{\n{value}\nOTHER\n}}\n\
             model Thing {{\nid Int @id\nkind Kind\n}}\n"
        );
        tables(&text, Dialect::Postgres).unwrap()
    };
    let script = script(&schema("OLD"), &schema("/// @was(OLD)\nNEW"), &PlanOptions::default());
    assert!(script.contains("RENAME VALUE 'OLD' TO 'NEW'"), "{script}");
}

#[test]
fn a_request_that_has_nothing_to_do_is_refused() {
    let old = sqlite(BEFORE);
    let new = sqlite(&BEFORE.replace("mail String", "mail String\nnick String?\nname String"));
    let ask = |renames: &[&str], backfills: &[&str]| {
        let renames = renames.iter().map(|r| RenameRequest::parse(r).unwrap()).collect();
        let backfills = backfills.iter().map(|b| Backfill::parse(b).unwrap()).collect();
        plan(&old, &new, &PlanOptions { renames, backfills, ..PlanOptions::default() }).err()
    };
    let of = |name: &str| name.to_owned();
    assert_eq!(ask(&["User.mail=name"], &[]), Some(RenameError::StillThere(of("User.mail"))));
    assert_eq!(ask(&["User=Post"], &[]), Some(RenameError::StillThere(of("User"))));
    assert_eq!(ask(&[], &["User.mail='x'"]), Some(RenameError::NothingToFill(of("User.mail"))));
    assert_eq!(ask(&[], &["User.name='x'", "User.name='y'"]), Some(RenameError::Twice(of("User.name"))));
    assert_eq!(ask(&[], &["User.name='x'", "User.nick='y'"]), None);
    let new = sqlite(&BEFORE.replace("mail", "email"));
    let twice = ["User.mail=email", "User.id=email"].map(|r| RenameRequest::parse(r).unwrap()).to_vec();
    let options = PlanOptions { renames: twice, ..PlanOptions::default() };
    assert!(plan(&old, &new, &options).is_err());
}

#[test]
fn a_field_of_a_renamed_model_goes_by_either_name_of_it() {
    let new = sqlite(&BEFORE.replace("User", "Account").replace("mail", "email"));
    for field in ["User.mail=email", "Account.mail=email"] {
        let renames = ["User=Account", field].map(|r| RenameRequest::parse(r).unwrap()).to_vec();
        let database =
            after(&script(&sqlite(BEFORE), &new, &PlanOptions { renames, ..PlanOptions::default() }));
        assert_eq!(rows(&database, "SELECT email FROM Account", &[]), ["a@b"]);
    }
}

#[test]
fn an_optional_column_is_filled_and_stays_optional() {
    let tables = |models: &str| {
        let text = format!("datasource db {{\nprovider = \"postgresql\"\n}}\n{models}");
        tables(&text, Dialect::Postgres).unwrap()
    };
    let backfills = vec![Backfill::parse("User.nick=lower(mail)").unwrap()];
    let options = PlanOptions { backfills, ..PlanOptions::default() };
    let script = script(&tables(BEFORE), &tables(&BEFORE.replace("mail", "nick String?\nmail")), &options);
    assert!(script.contains("SET \"nick\" = lower(mail)") && !script.contains("NOT NULL"), "{script}");
}

#[test]
fn the_likeliest_of_several_new_names_is_asked_about() {
    let question = |new: &str| {
        let (old, new) = (sqlite(BEFORE), sqlite(new));
        let warnings = plan(&old, &new, &PlanOptions::default()).unwrap().warnings;
        let found = warnings.into_iter().find(|w| w.code == Code::ProbableRename);
        found.map(|w| format!("{}: {}", w.object, w.help))
    };
    let two = question(&BEFORE.replace("mail String", "eMail String\nname String"));
    assert!(two.is_some_and(|q| q.starts_with("User.mail: ") && q.contains("`eMail` of `User`")));
    // Nothing speaks for one of them.
    assert_eq!(question(&BEFORE.replace("mail String", "first String\nlast String")), None);
    // A model that is renamed and gains a field at once.
    let model = question(&BEFORE.replace("User", "Account").replace("mail", "name String?\nmail"));
    assert!(
        model
            .is_some_and(|q| q.starts_with("User: ") && q.contains("`/// @was(User)` above `model Account`"))
    );
}

#[test]
fn two_long_names_that_are_one_when_cut_need_no_statement() {
    let schema = |end: &str| {
        let text = format!(
            "datasource db {{\nprovider = \"postgresql\"\n}}\nmodel Thing {{\nid Int @id\n@@map(\"{}{end}\")\n}}\n",
            "x".repeat(63)
        );
        tables(&text, Dialect::Postgres).unwrap()
    };
    let script = script(&schema("1"), &schema("2"), &PlanOptions::default());
    assert!(!script.contains("RENAME TO") && !script.contains("DROP TABLE"), "{script}");
}

#[test]
fn a_document_has_no_default_on_mysql() {
    let schema = |more: &str| {
        let text =
            format!("datasource db {{\nprovider = \"mysql\"\n}}\nmodel Thing {{\nid Int @id\n{more}\n}}\n");
        tables(&text, Dialect::MySql).unwrap()
    };
    let (old, new) = (schema(""), schema("data Json @default(\"{}\")"));
    let migration = plan(&old, &new, &PlanOptions::default()).unwrap();
    assert!(migration.warnings.iter().any(|w| w.code == Code::AddRequiredColumn && w.object == "Thing.data"));
}
