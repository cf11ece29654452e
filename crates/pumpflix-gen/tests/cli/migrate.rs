//! `pumpflix-gen migrate`

use crate::project::{Project, SCHEMA};
use insta::assert_snapshot;

const BEFORE: &str = r#"datasource db {
  provider = "postgresql"
}

model User {
  id    Int     @id
  email String
  name  String?
  age   Int?
}
"#;

const AFTER: &str = r#"datasource db {
  provider = "postgresql"
}

model User {
  id       Int     @id
  email    String  @unique
  fullName String?
  country  String
}

model Post {
  id Int @id
}
"#;

fn project() -> Project {
    Project::new(&[("before.prisma", BEFORE), ("after.prisma", AFTER)])
}

/// The arguments of a comparison of the two, with more.
fn diff<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let both = ["migrate", "diff", "--from-schema", "before.prisma", "--to-schema", "after.prisma"];
    both.iter().chain(more).copied().collect()
}

#[test]
fn a_summary_with_what_it_costs() {
    assert_snapshot!(project().session(&[&diff(&[])]));
}

#[test]
fn a_script_with_renames_and_backfill() {
    let more =
        ["--script", "--rename", "User.name=fullName", "--backfill", "User.country='CH'", "-o", "out/m.sql"];
    let project = project();
    assert_snapshot!(project.session(&[&diff(&more)]));
    assert_snapshot!(project.read("out/m.sql"));
}

#[test]
fn json_has_steps_warnings_and_script() {
    let filled = ["--backfill", "User.country='CH'"];
    let run = project().run(&diff(&[&["--format", "json"], &filled[..]].concat()));
    let output: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((output["database"].as_str(), output["empty"].as_bool()), (Some("postgresql"), Some(false)));
    let lost = output["warnings"].as_array().unwrap().iter().any(|w| w["severity"] == "data-loss");
    assert!(lost && output["steps"].as_array().unwrap().len() >= 3, "{}", run.stdout);
    assert!(
        output["changes"].as_array().unwrap().iter().any(|c| c["object"] == "Post" && c["kind"] == "added")
    );
    let script = project().run(&diff(&[&["--script"], &filled[..]].concat()));
    assert_eq!(output["script"], script.stdout);
}

#[test]
fn the_exit_code_tells_whether_they_differ() {
    let project = project();
    let same =
        ["migrate", "diff", "--from-schema", "after.prisma", "--to-schema", "after.prisma", "--exit-code"];
    assert_eq!(project.run(&same).code, 0);
    assert_eq!(project.run(&diff(&["--exit-code"])).code, 2);
    assert_eq!(project.run(&diff(&[])).code, 0);
    assert_eq!(project.run(&diff(&["--exit-code", "--rename", "User.nme=fullName"])).code, 1);
}

#[test]
fn a_required_column_needs_a_value_for_the_rows_that_are_there() {
    let project = project();
    let run = project.run(&diff(&["--script", "-o", "m.sql"]));
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(!project.path("m.sql").exists());
    for words in ["warning[add-required-column]: User.country", "--backfill 'User.country=", "error: "] {
        assert!(run.stderr.contains(words), "{words}: {}", run.stderr);
    }
    // The summary shows what is in the way, and Prisma writes the script all the same.
    assert_eq!(project.run(&diff(&[])).code, 0);
    assert_eq!(project.run(&diff(&["--script", "--like-prisma"])).code, 0);
    let run = project.run(&diff(&["--script", "--backfill", "User.country='CH'"]));
    let steps = ["ADD COLUMN     \"country\" TEXT", "SET \"country\" = 'CH'", "\"country\" SET NOT NULL"];
    let places: Vec<_> = steps.iter().map(|step| run.stdout.find(step)).collect();
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}: {}", run.stdout);
}

#[test]
fn a_schema_can_be_taken_for_another_database() {
    let project = project();
    let run = project.run(&diff(&["--database", "sqlite", "--script", "--backfill", "User.country='CH'"]));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("PRAGMA"), "{}", run.stdout);
    project.write("lists.prisma", BEFORE.replace("String?", "String[]"));
    let lists = ["migrate", "diff", "--from-empty", "--to-schema", "lists.prisma", "--database", "sqlite"];
    let run = project.run(&lists);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("SQLite"), "{}", run.stderr);
}

#[test]
fn from_nothing_is_the_creation_script() {
    let project = Project::with_schema();
    let diff = project.run(&["migrate", "diff", "--from-empty", "--to-schema", "schema.prisma", "--script"]);
    assert_eq!(diff.stdout, project.run(&["sql"]).stdout);
}

#[test]
fn sql_server_has_creation_and_no_diffs() {
    let project = project();
    for file in ["before.prisma", "after.prisma"] {
        project.write(file, project.read(file).replace("postgresql", "sqlserver"));
    }
    for more in [&["--script"][..], &["-o", "m.sql"], &["--format", "json", "--exit-code"]] {
        let run = project.run(&diff(more));
        assert_eq!(run.code, 1, "{}", run.stdout);
        assert!(run.stderr.contains("no diffs") && run.stderr.contains("--from-empty"), "{}", run.stderr);
        assert!(run.stdout.is_empty() && !project.path("m.sql").exists(), "{}", run.stdout);
    }
    let create = ["migrate", "diff", "--from-empty", "--to-schema", "after.prisma", "--script"];
    let run = project.run(&create);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("CREATE TABLE [dbo].[User]"), "{}", run.stdout);
    let same =
        ["migrate", "diff", "--from-schema", "after.prisma", "--to-schema", "after.prisma", "--exit-code"];
    assert_eq!(project.run(&same).code, 0);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let project = project();
    project.write("sqlite.prisma", SCHEMA);
    project.write("broken.prisma", BEFORE.replace("Int?", "Intt?"));
    project.write("file", "a file where a folder should be");
    project.write("folder/file", "");
    let to_sqlite = ["migrate", "diff", "--from-schema", "before.prisma", "--to-schema", "sqlite.prisma"];
    let broken = ["migrate", "diff", "--from-schema", "broken.prisma", "--to-empty"];
    let nowhere = ["migrate", "diff", "--from-schema", "nowhere.prisma", "--to-empty"];
    for (args, words) in [
        (to_sqlite.to_vec(), "different databases"),
        (broken.to_vec(), "Intt"),
        (nowhere.to_vec(), "no such file"),
        (diff(&["--rename", "User.nme=fullName"]), "User.nme"),
        (diff(&["--rename", "nonsense"]), "nonsense"),
        (diff(&["--rename", "User.email=fullName"]), "still has `User.email`"),
        (diff(&["--rename", "User.name=fullName", "--rename", "User.age=fullName"]), "twice"),
        (diff(&["--backfill", "User.contry=1"]), "User.contry"),
        (diff(&["--backfill", "nonsense"]), "`Model.field=SQL`"),
        (diff(&["--backfill", "User.email='x'"]), "nothing to fill in `User.email`"),
        (diff(&["--deny", "data-loss", "-o", "m.sql"]), "data-loss"),
        (diff(&["-o", "file/m.sql"]), "file/m.sql"),
        (diff(&["-o", "folder"]), "folder"),
        // With this flag 2 says that the two differ.
        (diff(&["--exit-code", "--deny", "nonsense"]), "nonsense"),
    ] {
        let run = project.run(&args);
        assert_eq!(run.code, 1, "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{args:?}: {}", run.stderr);
        assert!(!project.path("m.sql").exists(), "{args:?}");
    }
    let renamed = diff(&["--like-prisma", "--rename", "User.name=fullName"]);
    for misuse in [
        &["migrate", "diff"][..],
        &["migrate", "diff", "--from-empty", "--from-schema", "a", "--to-empty"],
        &renamed,
    ] {
        assert_eq!(project.run(misuse).code, 2, "{misuse:?}");
    }
}

#[test]
#[cfg(unix)]
fn a_script_goes_where_the_path_leads() {
    let project = project();
    let fill = ["--script", "--backfill", "User.country='CH'"];
    let script = project.run(&diff(&fill)).stdout;
    let through = |path: &str| project.run(&diff(&[&fill[..], &["-o", path]].concat()));
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, project.path(name)).unwrap();
    // What is no file gets the text; it is not replaced by one.
    link("/dev/stdout", "out");
    assert_eq!(through("out").stdout, script);
    link("/dev/full", "full");
    assert_eq!(through("full").code, 1);
    project.write("real.sql", "");
    link("real.sql", "link.sql");
    assert_eq!(through("link.sql").code, 0);
    assert_eq!(project.read("real.sql"), script);
}
