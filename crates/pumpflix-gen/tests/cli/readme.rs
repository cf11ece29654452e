//! README.md is true to the letter: its tour is made of the starter project and of what the program prints.

use crate::project::Project;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let text = readme();
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).filter_map(|rest| Some(rest.split_once("```")?.0.to_owned())).collect()
}

/// The lines without indentation, so that a part of a function can be compared with the whole.
fn bare(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

fn template(file: &str) -> String {
    std::fs::read_to_string(root().join("templates/quickstart").join(file)).unwrap()
}

#[test]
fn the_tour_is_the_quickstart() {
    let schema = blocks("prisma");
    assert!(bare(&template("schema.prisma")).contains(bare(&schema[0]).trim()));
    assert!(bare(&template("src/main.rs")).contains(bare(&blocks("rust")[0]).trim()));
}

#[test]
fn the_tour_shows_what_init_prints() {
    let project = Project::new(&[]);
    let run = project.run(&["init", "hello", "--checkout", &root().display().to_string()]);
    assert!(blocks("console")[0].contains(&run.stdout.replace("hello", "/tmp/hello")), "{}", run.stdout);
}

#[test]
fn the_report_is_what_check_prints() {
    let slip = template("schema.prisma").replace("@@index([authorId", "@@index([autorId");
    let project = Project::new(&[("schema.prisma", &slip)]);
    let run = project.run(&["check"]);
    let report = blocks("text").remove(0);
    assert!(run.stderr.contains(report.trim_end()), "{}", run.stderr);
}

#[test]
fn the_figures_of_the_application_are_right() {
    let project = Project::new(&[]);
    let schema = root().join("schema/pumpflix/schema.prisma").display().to_string();
    let run = project.run(&["build", &schema, "--output", "a", "--ddl", "b"]);
    let told = blocks("console").pop().unwrap();
    let counts =
        |text: &str| text.lines().find_map(|line| Some(line.split_once("schema.prisma: ")?.1.to_owned()));
    assert_eq!(counts(&told), counts(&run.stdout));
    assert!(told.contains(": 23 unchanged") && run.stdout.contains(": 23 new"), "{}", run.stdout);
}

#[test]
fn every_command_and_exit_code_is_told() {
    let help = Project::new(&[]).run(&["--help"]).stdout;
    let commands = help.split("Commands:\n").nth(1).unwrap().lines().take_while(|line| !line.is_empty());
    for command in commands.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help") {
        assert!(readme().contains(&format!("| `{command}")), "{command}");
    }
}
