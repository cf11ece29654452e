//! The program as a person runs it, in a folder of its own.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_pumpflix-seeder"))
        .args(arguments)
        .current_dir(folder)
        // The width of help.
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs the program several times; everything that it said, with the exit codes.
pub(crate) fn session(folder: &Path, runs: &[&[&str]]) -> String {
    let mut text = String::new();
    for arguments in runs {
        let command = [&["pumpflix-seeder"], *arguments].concat();
        let Run { code, stdout, stderr } = run(folder, arguments);
        let _ = writeln!(text, "$ {}\n{stdout}{stderr}[{code}]\n", command.join(" "));
    }
    text
}

#[test]
fn it_makes_a_database_here() {
    let folder = tempfile::tempdir().unwrap();
    let first = run(folder.path(), &[]);
    assert_eq!((first.code, first.stderr.as_str()), (0, ""), "no bar away from a terminal");
    assert!(first.stdout.starts_with("sqlite:pumpflix.db: tables created\n"), "{}", first.stdout);
    assert!(first.stdout.trim_end().ends_with(" rows/s"), "{}", first.stdout);
    assert_snapshot!(session(folder.path(), &[&[]]));
    assert_snapshot!(session(folder.path(), &[&["--quiet"], &["--quiet", "--scale", "1"]]));
    let files: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["pumpflix.db"]);
}

#[test]
fn help() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(session(folder.path(), &[&["--help"]]));
}

#[test]
fn a_wrong_command_line() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!(session(
        folder.path(),
        &[
            &["--scale", "many"],
            &["--scal", "1"],
            &["pumpflix.db"],
            &["--url", "pumpflix.db"],
            &["--url", "sqlite:"],
            &["--url", "sqlite:a.db?mode=fast"],
            &["--url", "mysql://me:secret@localhost/pumpflix"],
            &["--url", "postgres://me:secret@localhost:port/pumpflix"],
        ]
    ));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it left something behind");
}
