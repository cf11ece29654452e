//! `--help`, `--version` and misuse.

use crate::project::Project;
use insta::assert_snapshot;

#[test]
fn help_of_the_program_and_of_each_command() {
    let project = Project::new(&[]);
    assert_snapshot!("help", project.session(&[&["--help"]]));
    assert_snapshot!("help_migrate_diff", project.session(&[&["migrate", "diff", "--help"]]));
    for command in ["build", "check", "format", "explain", "init", "migrate", "sql"] {
        assert_snapshot!(format!("help_{command}"), project.session(&[&[command, "--help"]]));
    }
}

#[test]
fn misuse_exits_with_2() {
    let project = Project::new(&[]);
    for args in
        [&[][..], &["bild"], &["build", "--chek"], &["build", "--check", "--dry-run"], &["build", "a", "b"]]
    {
        assert_eq!(project.run(args).code, 2, "{args:?}");
    }
    assert_eq!(project.run(&["--version"]).stdout, format!("pumpflix-gen {}\n", env!("CARGO_PKG_VERSION")));
}
