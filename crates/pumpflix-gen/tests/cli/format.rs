//! `pumpflix-gen format`

use crate::project::Project;
use insta::assert_snapshot;

const UGLY: &str =
    "datasource db {\n provider = \"sqlite\"\n}\nmodel User {\n id Int @id\n emailAddress String\n}\n";

#[test]
fn check_shows_the_change_and_format_makes_it() {
    let project = Project::new(&[("schema.prisma", UGLY)]);
    assert_snapshot!(project.session(&[
        &["format", "--check"],
        &["format"],
        &["format", "--check"],
        &["format", "nowhere.prisma"],
        &["format", "schema.prisma", "--stdin"],
    ]));
}

#[test]
fn standard_input_to_standard_output() {
    let project = Project::new(&[]);
    let run = project.run_with_input(&["format", "--stdin"], UGLY.as_bytes());
    assert_eq!(run.code, 0);
    assert!(run.stdout.contains("  id           Int    @id\n"), "{}", run.stdout);
    let again = project.run_with_input(&["format", "--stdin", "--check"], run.stdout.as_bytes());
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
    assert_eq!(project.run_with_input(&["format", "--stdin", "--check"], UGLY.as_bytes()).code, 1);
    assert_eq!(project.run_with_input(&["format", "--stdin"], b"\xff").code, 2);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let project = Project::new(&[("real.prisma", UGLY)]);
    symlink("real.prisma", project.path("link.prisma")).unwrap();
    std::fs::set_permissions(project.path("real.prisma"), PermissionsExt::from_mode(0o640)).unwrap();
    assert_eq!(project.run(&["format", "link.prisma"]).code, 0);
    assert!(project.path("link.prisma").is_symlink());
    assert!(project.read("real.prisma").contains("  id           Int"));
    let mode = project.path("real.prisma").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
