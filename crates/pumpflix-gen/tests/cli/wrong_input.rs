//! Input that is wrong, odd or hostile: a clear message and the documented exit code, never a panic.

use crate::project::{Project, SCHEMA};
use insta::assert_snapshot;

#[test]
fn nothing_to_read() {
    let project = Project::new(&[("empty/readme.txt", "no schema")]);
    assert_snapshot!(project.session(&[
        &["build"],
        &["build", "nowhere.prisma"],
        &["build", "empty"],
        &["check", "empty"]
    ]));
}

#[test]
fn files_that_are_no_text() {
    let project = Project::new(&[]);
    project.write("latin1.prisma", b"// caf\xe9\n");
    project.write("binary.prisma", b"\x7fELF\x00\xff\xfe\x00");
    project.write("utf16.prisma", b"\xff\xfed\x00a\x00");
    let utf16 = |unit: fn(u16) -> [u8; 2]| SCHEMA.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    project.write("utf16_be.prisma", [b"\xfe\xff".to_vec(), utf16(u16::to_be_bytes)].concat());
    project.write("utf16_without_mark.prisma", utf16(u16::to_le_bytes));
    project.write("utf16_be_without_mark.prisma", utf16(u16::to_be_bytes));
    assert_snapshot!(project.session(&[
        &["build", "latin1.prisma"],
        &["check", "binary.prisma"],
        &["format", "utf16.prisma"],
        &["check", "utf16_be.prisma"],
        &["check", "utf16_without_mark.prisma"],
        &["check", "utf16_be_without_mark.prisma"],
    ]));
}

#[test]
fn a_merge_conflict_is_one_error() {
    let conflict = SCHEMA.replace(
        "  title    String\n",
        "<<<<<<< HEAD\n  title    String\n=======\n  title    String?\n>>>>>>> other\n",
    );
    let project = Project::new(&[("schema.prisma", &conflict)]);
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("pumpflix::").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("merge"), "{}", run.stderr);
}

#[test]
fn an_empty_file() {
    let project = Project::new(&[("schema.prisma", "")]);
    let run = project.run(&["build"]);
    assert_ne!(run.code, 0);
    assert!(!run.stderr.is_empty());
}

#[test]
fn byte_order_mark_and_carriage_returns() {
    let plain = Project::with_schema();
    plain.run(&["build"]);
    let odd = Project::new(&[("schema.prisma", &format!("\u{feff}{}", SCHEMA.replace('\n', "\r\n")))]);
    let run = odd.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let generated = |project: &Project| -> Vec<_> {
        project.files().into_iter().filter(|(path, _)| path != "schema.prisma").collect()
    };
    assert_eq!(generated(&odd), generated(&plain));
}

/// A schema with this text after a datasource and generator.
fn with(models: &str) -> Project {
    let (head, _) = SCHEMA.split_once("/// Someone").unwrap();
    Project::new(&[("schema.prisma", &format!("{head}{models}"))])
}

#[test]
fn schemas_that_must_be_refused() {
    for models in [
        "model A {\n  id Int @id\n}\nmodel A {\n  id Int @id\n}",
        "model A {\n  id Int @id\n  b B @relation(fields: [bId], references: [id])\n  bId Int\n}",
        "model A {\n  name String\n}",
        "model A {\n  id Int @id\n",
        "datasource other {\n  provider = \"postgresql\"\n}",
    ] {
        let project = with(models);
        let run = project.run(&["build"]);
        assert_eq!(run.code, 1, "{models}\n{}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("error"), "{models}\n{}", run.stderr);
        assert_eq!(project.files().len(), 1, "nothing is written: {models}");
    }
    let project = Project::new(&[("schema.prisma", &SCHEMA.replace("\"sqlite\"", "\"dbase\""))]);
    assert_eq!(project.run(&["build"]).code, 1);
}

#[test]
fn names_that_rust_reserves_or_uses_are_refused_or_built() {
    for models in [
        "model Self {\n  id Int @id\n}",
        "model type {\n  id Int @id\n}",
        "model Option {\n  id Int @id\n  note String?\n}",
        "model String {\n  id Int @id\n}",
        "model Vec {\n  id Int @id\n}",
        "model Result {\n  id Int @id\n}",
        "model Db {\n  id Int @id\n}",
        "model A {\n  id Int @id\n  type String\n  match Int\n  self Int\n  crate Int\n}",
        "model A {\n  id Int @id\n  r#try Int\n}",
        "model A {\n  id Int @id\n  userName Int\n  user_name Int\n}",
        "model UserName {\n  id Int @id\n}\nmodel user_name {\n  id Int @id\n}",
        "model A {\n  id Int @id\n}\nenum E {\n  someValue\n  some_value\n}",
        "enum E {\n  Self\n  type\n}\nmodel A {\n  id Int @id\n}",
    ] {
        let project = with(models);
        let run = project.run(&["build"]);
        assert!(run.code == 0 || run.code == 1, "{models}\n{}{}", run.stdout, run.stderr);
        assert!(!run.stderr.contains("panicked"), "{models}\n{}", run.stderr);
        assert_eq!(run.code == 1, project.files().len() == 1, "{models}\n{}", run.stderr);
    }
}

#[test]
fn deep_nesting_does_not_break_the_stack() {
    let models =
        format!("model A {{\n  id Int @id @default({}1{})\n}}", "[".repeat(50_000), "]".repeat(50_000));
    let run = with(&models).run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.stderr.chars().take(500).collect::<String>());
}
