//! `pumpflix-gen init`: what it writes, and that it builds and runs.

use crate::project::{PROGRAM, Project};
use insta::assert_snapshot;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn a_file_in_the_way_stops_everything() {
    let project = Project::new(&[("app/schema.prisma", "mine"), ("app/notes.txt", "mine too")]);
    assert_snapshot!(project.session(&[&["init", "app"], &["init", "app", "--template", "nonsense"]]));
    assert_eq!(project.read("app/schema.prisma"), "mine");
}

#[test]
fn quickstart_builds_and_runs() {
    builds_and_runs("quickstart", &["run", "--quiet"]);
}

#[test]
fn service_builds_and_runs() {
    builds_and_runs("service", &["run", "--quiet"]);
}

#[test]
fn library_builds_and_runs() {
    builds_and_runs("library", &["run", "--quiet", "--example", "tour"]);
}

/// Starts a project from a template, checks that its generated files and its layout are right, and runs it.
fn builds_and_runs(template: &str, cargo: &[&str]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let project = Project::new(&[]);
    let checkout = root.display().to_string();
    let run = project.run(&["init", "my-app", "--template", template, "--checkout", &checkout]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_snapshot!(format!("init_{template}"), run.stdout);
    for args in [&["format", "--check"][..], &["check", "--deny-warnings"]] {
        let output = Command::new(PROGRAM).args(args).current_dir(project.path("my-app")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    if template != "quickstart" {
        let check =
            Command::new(PROGRAM).args(["build", "--check"]).current_dir(project.path("my-app")).output();
        let check = check.unwrap();
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    }
    // The versions that this workspace has settled on are already on the machine.
    std::fs::copy(root.join("Cargo.lock"), project.path("my-app/Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(cargo)
        .arg("--offline")
        .current_dir(project.path("my-app"))
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert!(!stderr.contains("warning"), "{stderr}");
    assert_snapshot!(format!("run_{template}"), String::from_utf8_lossy(&output.stdout));
}

/// The workspace's target folder: what is built there already need not be built again.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_path_buf()
}
