//! Databases that cannot be seeded: a clear message, and everything as it was.

use std::path::Path;

use insta::assert_snapshot;
use pumpflix_data::{Db, create_tables, organization, user};
use pumpflix_seeder::TEST_USER_EMAIL;

use crate::databases::{each, on_postgres, postgres_server};
use crate::program::{run, session};
use crate::stored::stored;

const FOREIGN: &str =
    "CREATE TABLE recipe (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE cook (id INTEGER PRIMARY KEY)";

/// An URL of a file in a folder.
fn url(folder: &Path, name: &str) -> String {
    format!("sqlite:{}", folder.join(name).display())
}

#[tokio::test]
async fn files_that_are_no_database() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    let text = "This is a letter, not a database. ".repeat(40);
    std::fs::write(folder.path().join("letter.txt"), &text).unwrap();
    assert_snapshot!(session(
        folder.path(),
        &[
            &["--url", "sqlite:letter.txt"],
            &["--url", "sqlite:folder"],
            &["--url", "sqlite:nowhere/a.db"],
            &["--url", "sqlite:new.db?mode=rw"],
        ]
    ));
    assert_eq!(std::fs::read_to_string(folder.path().join("letter.txt")).unwrap(), text);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "it left something behind");
}

#[tokio::test]
async fn a_database_that_may_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["--quiet"]).code, 0);
    let read_only = "sqlite:pumpflix.db?mode=ro";
    assert_snapshot!(session(folder.path(), &[&["--url", read_only, "--scale", "1"]]));
}

#[tokio::test]
async fn tables_of_something_else() {
    let folder = tempfile::tempdir().unwrap();
    make(folder.path(), "foreign.db", async |db| db.execute_script(FOREIGN).await.unwrap()).await;
    make(folder.path(), "partial.db", async |db| {
        create_tables(db).await.unwrap();
        db.execute_script("DROP TABLE \"ApiKey\"; DROP TABLE \"AuditLog\"").await.unwrap();
    })
    .await;
    let before = files(folder.path());
    assert_snapshot!(session(
        folder.path(),
        &[&["--url", "sqlite:foreign.db"], &["--url", "sqlite:partial.db", "--scale", "2"]]
    ));
    assert!(files(folder.path()) == before, "a file was changed");
}

#[tokio::test]
async fn tables_of_another_shape() {
    let folder = tempfile::tempdir().unwrap();
    let changes = [
        ("lacks.db", "ALTER TABLE \"ApiKey\" DROP COLUMN \"prefix\""),
        ("wants.db", "ALTER TABLE \"SystemAlert\" ADD COLUMN \"area\" TEXT NOT NULL"),
    ];
    for (name, change) in changes {
        make(folder.path(), name, async |db| {
            create_tables(db).await.unwrap();
            db.execute_script(change).await.unwrap();
        })
        .await;
    }
    assert_snapshot!(session(folder.path(), &[&["--url", "sqlite:lacks.db"], &["--url", "sqlite:wants.db"]]));
    for (name, _) in changes {
        let db = Db::connect(url(folder.path(), name)).await.unwrap();
        assert_eq!(db.organization().find_many().count().await.unwrap(), 0, "rows were left in {name}");
    }
}

#[tokio::test]
async fn a_row_of_someone_else_in_the_way() {
    each(async |url| {
        let db = Db::connect(url).await.unwrap();
        create_tables(&db).await.unwrap();
        let own = organization::New { name: "Own".into(), slug: "own".into() };
        let own = db.organization().create(own).await.unwrap();
        let me = user::New { email: TEST_USER_EMAIL.into(), organization_id: (&own).into() };
        db.user().create(me).await.unwrap();
        let before = stored(url).await;

        let here = tempfile::tempdir().unwrap();
        let refused = run(here.path(), &["--url", url]);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("help: a row that this program did not make"), "{}", refused.stderr);
        assert!(refused.stderr.ends_with("\nnothing was changed\n"), "{}", refused.stderr);
        assert_eq!(stored(url).await, before);
    })
    .await;
}

#[test]
fn a_server_that_does_not_answer() {
    let folder = tempfile::tempdir().unwrap();
    // Nobody listens at port 1.
    let refused = run(folder.path(), &["--url", "postgres://me:secret@127.0.0.1:1/pumpflix"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (1, ""));
    let lines: Vec<&str> = refused.stderr.lines().collect();
    let [error, place, help] = lines[..] else { panic!("{}", refused.stderr) };
    assert!(error.starts_with("error: no connection to the database: 127.0.0.1:1: "), "{error}");
    assert_eq!(place, "  in postgres://me@127.0.0.1:1/pumpflix");
    assert!(help.starts_with("help: the server must run"), "{help}");
}

#[tokio::test]
async fn servers_that_refuse() {
    let Some(server) = postgres_server() else { return };
    let here = tempfile::tempdir().unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let refused = run(here.path(), &["--url", &format!("{base}/pumpflix_seeder_none")]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("pumpflix_seeder_none"), "{}", refused.stderr);

    on_postgres(&server, async |url| {
        let db = Db::connect(url).await.unwrap();
        db.execute_script(FOREIGN).await.unwrap();
        let refused = run(here.path(), &["--url", url]);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("it holds \"cook\", \"recipe\""), "{}", refused.stderr);
        assert_eq!(db.table_names().await.unwrap(), ["cook", "recipe"]);
    })
    .await;

    on_postgres(&server, async |url| {
        let db = Db::connect(url).await.unwrap();
        create_tables(&db).await.unwrap();
        db.execute_script("ALTER TABLE \"ApiKey\" DROP COLUMN \"prefix\"").await.unwrap();
        let refused = run(here.path(), &["--url", url]);
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.starts_with("error: cannot write ApiKey: "), "{}", refused.stderr);
        assert!(
            refused.stderr.contains("help: its tables were made from another version"),
            "{}",
            refused.stderr
        );
        assert_eq!(db.organization().find_many().count().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_server_where_nothing_may_be_created() {
    let Some(server) = postgres_server() else { return };
    let here = tempfile::tempdir().unwrap();
    on_postgres(&server, async |url| {
        let db = Db::connect(url).await.unwrap();
        let role = format!("seeder_guest_{}", std::process::id());
        let (_, schema) = url.rsplit_once('=').unwrap();
        db.execute_script(&format!("CREATE ROLE {role}; GRANT USAGE ON SCHEMA {schema} TO {role}"))
            .await
            .unwrap();
        // The same connection, with the rights of the other role.
        let as_role = format!("{url}&options=-c%20role%3D{role}");
        let refused = run(here.path(), &["--url", &as_role]);
        db.execute_script(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await.unwrap();
        assert_eq!(refused.code, 1);
        assert!(refused.stderr.contains("help: you need the right to create tables"), "{}", refused.stderr);
        assert_eq!(db.table_names().await.unwrap(), Vec::<String>::new());
    })
    .await;
}

/// Makes a SQLite database and closes it.
async fn make(folder: &Path, name: &str, fill: impl AsyncFnOnce(&Db)) {
    let db = Db::connect(url(folder, name)).await.unwrap();
    fill(&db).await;
    // Without the write-ahead log, as a program of someone else may have left it.
    db.execute_script("PRAGMA journal_mode = DELETE").await.unwrap();
}

/// The files of a folder with what is in them.
fn files(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name(), std::fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}
