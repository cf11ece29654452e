//! `pumpflix-gen check`

use crate::project::{Project, SCHEMA};
use insta::assert_snapshot;

/// Two errors on known lines: 3 (column 9) and 4.
const BROKEN: &str = "datasource db {\n  provider = \"sqlite\"\n}\n\nmodel Ünit {\n  id Int @id\n}\n\nmodel User {\n  id   Int @id\n  name Strng\n  role Rolle?\n}\n";

#[test]
fn all_errors_at_once_for_people() {
    let project = Project::new(&[("schema.prisma", BROKEN)]);
    let run = project.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("Strng") && run.stderr.contains("Rolle"), "{}", run.stderr);
    assert!(!run.stderr.contains('\u{1b}'), "no colour where there is no terminal");
    assert!(run.stdout.starts_with("1 file: "), "{}", run.stdout);
}

/// A person gets the first fifty, errors before warnings; a program gets all.
#[test]
fn a_person_is_not_drowned() {
    let fields = |ty: &str| (0..40).map(|i| format!("  f{ty}{i} {ty}\n")).collect::<Vec<_>>().concat();
    let model = |name: &str, body: &str| format!("model {name} {{\n  id Int @id\n  a Int\n{body}}}\n\n");
    let head = "datasource db {\n  provider = \"sqlite\"\n}\n\n";
    let wrong = [head, &model("A", &fields("Strng")), &model("B", &fields("Nmber"))].concat();
    let warned = (0..60).map(|i| model(&format!("M{i}"), "  @@id([a])\n").replace(" @id\n", "\n"));
    let warned = warned.collect::<Vec<_>>().concat();
    let project = Project::new(&[("wrong.prisma", &wrong), ("warned.prisma", &format!("{head}{warned}"))]);
    for (file, code, all) in [("wrong.prisma", 1, 80), ("warned.prisma", 0, 60)] {
        let run = project.run(&["check", file]);
        assert_eq!((run.code, run.stderr.matches("╭─[").count()), (code, 50), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("… and {} more;", all - 50)), "{}", run.stderr);
        assert!(run.stdout.contains(&format!("{all} ")), "{}", run.stdout);
        let json: serde_json::Value =
            serde_json::from_str(&project.run(&["check", file, "--format", "json"]).stdout).unwrap();
        assert_eq!(json["diagnostics"].as_array().unwrap().len(), all);
        let github = project.run(&["check", file, "--format", "github"]);
        assert_eq!(github.stdout.lines().count(), all);
    }
}

#[test]
fn a_good_schema() {
    let project = Project::with_schema();
    assert_snapshot!(project.session(&[
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "github"]
    ]));
}

#[test]
fn json_says_where_in_characters_and_bytes() {
    let project = Project::new(&[("schema.prisma", BROKEN)]);
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let output: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(output["files"], serde_json::json!(["schema.prisma"]));
    let diagnostics = output["diagnostics"].as_array().unwrap();
    let of =
        |line| diagnostics.iter().find(|d| d["line"] == line).unwrap_or_else(|| panic!("{}", run.stdout));
    for line in [11, 12] {
        let diagnostic = of(line);
        assert_eq!(diagnostic["severity"], "error");
        assert_eq!(diagnostic["file"], "schema.prisma");
        let offset = usize::try_from(diagnostic["offset"].as_u64().unwrap()).unwrap();
        let length = usize::try_from(diagnostic["length"].as_u64().unwrap()).unwrap();
        assert!(BROKEN[offset..offset + length].contains(if line == 11 { "Strng" } else { "Rolle" }));
    }
}

#[test]
fn the_machine_formats() {
    let project = Project::new(&[("a,b:c.prisma", BROKEN)]);
    let github = project.run(&["check", "a,b:c.prisma", "--format", "github"]);
    assert!(github.stdout.starts_with("::error file=a%2Cb%3Ac.prisma,line="), "{}", github.stdout);
    let sarif = project.run(&["check", "a,b:c.prisma", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&sarif.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 2);
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%2Cb%3Ac.prisma");
        assert!(location["region"]["startLine"].as_u64().unwrap() >= 1);
    }
}

#[test]
fn warnings_are_fine_until_they_are_denied() {
    let schema = SCHEMA.replace("\n\n  @@index([authorId])", "");
    let schema = schema.replace("\"sqlite\"", "\"sqlite\"\n  relationMode = \"prisma\"");
    let project = Project::new(&[("schema.prisma", &schema)]);
    let run = project.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "1 file: 1 warning\n"), "{}", run.stderr);
    assert_eq!(project.run(&["check", "--deny-warnings"]).code, 1);
    assert_eq!(project.run(&["build"]).code, 0);
}

/// Each lint alone: fine as a warning, a failure when warnings are denied, and fine again once allowed.
#[test]
fn every_lint_can_be_denied_and_allowed() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../pumpflix-schema/tests/err");
    let lints: Vec<&str> = pumpflix_schema::lints().collect();
    assert!(lints.len() >= 32, "{lints:?}");
    for code in lints {
        let stem = code.trim_start_matches("pumpflix::").replace("::", "_");
        let schema = std::fs::read_to_string(fixtures.join(format!("{stem}.prisma"))).unwrap();
        let allow = format!("/// @allow({code})\n");
        let allowed = schema
            .replace("\nmodel ", &format!("\n{allow}model "))
            .replace("\nenum ", &format!("\n{allow}enum "));
        let project = Project::new(&[("a.prisma", &schema), ("b.prisma", &format!("{allow}{allowed}"))]);
        let run = project.run(&["check", "a.prisma", "b.prisma", "--format", "json"]);
        assert_eq!(run.code, 0, "{code}: {}", run.stdout);
        let output: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let found: Vec<_> =
            output["diagnostics"].as_array().unwrap().iter().filter(|d| d["code"] == code).collect();
        assert!(!found.is_empty(), "{code} says nothing");
        assert!(
            found.iter().all(|d| d["file"] == "a.prisma" && d["severity"] == "warning"),
            "{}",
            run.stdout
        );
        assert_eq!(project.run(&["check", "a.prisma", "--deny-warnings"]).code, 1, "{code}");
    }
}

#[test]
fn each_path_is_a_schema_of_its_own() {
    let project = Project::new(&[("a.prisma", SCHEMA), ("b.prisma", SCHEMA)]);
    assert_snapshot!(
        project.session(&[&["check", "a.prisma", "b.prisma"], &["check", "a.prisma", "nowhere.prisma"]])
    );
}

#[test]
fn an_error_in_a_folder_names_its_file() {
    let (head, models) = SCHEMA.split_once("/// Someone").unwrap();
    let project = Project::new(&[
        ("schema/base.prisma", head),
        ("schema/user.prisma", &models.replace("String @unique", "Strng @unique")),
    ]);
    let run = project.run(&["check", "schema", "--format", "json"]);
    let output: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(output["files"], serde_json::json!(["schema/base.prisma", "schema/user.prisma"]));
    assert!(output["diagnostics"].as_array().unwrap().iter().any(|d| d["file"] == "schema/user.prisma"));
}

#[cfg(unix)]
#[test]
fn a_reader_who_goes_away_is_no_error() {
    use std::process::Stdio;
    let project = Project::with_schema();
    for args in [&["--help"][..], &["check", "--format", "sarif"], &["explain"], &["sql"]] {
        let mut command = project.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!stderr.contains("panicked"), "{args:?}: {stderr}");
        assert_eq!(output.status.code(), Some(0), "{args:?}: {stderr}");
    }
}
