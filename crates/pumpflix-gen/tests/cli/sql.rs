//! `pumpflix-gen sql`

use crate::project::{Project, SCHEMA};
use insta::assert_snapshot;

#[test]
fn the_script_of_the_only_database() {
    let project = Project::with_schema();
    let run = project.run(&["sql"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("CREATE TABLE \"User\""), "{}", run.stdout);
    project.run(&["build"]);
    let file = project.read("ddl/sqlite.sql");
    assert!(file.ends_with(&run.stdout), "the file is a header and the same script");
}

#[test]
fn several_databases_must_be_told_apart() {
    let schema = SCHEMA.replace("ddl ", "databases = [\"sqlite\", \"postgresql\"]\n  ddl ");
    let project = Project::new(&[("schema.prisma", &schema)]);
    assert_snapshot!(project.session(&[
        &["sql"],
        &["sql", "--database", "mysql"],
        &["sql", "--database", "postgres"]
    ]));
}
