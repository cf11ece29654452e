//! `cargo xtask bench peers`: the client beside the raw drivers and other libraries, each in a program of its own.

use std::path::PathBuf;
use std::process::Command;

use crate::servers::{self, Kind};
use crate::{Outcome, cores, step};

/// The workspaces below `tests/peers`; each builds one program, `peers-` and its name.
const WORKSPACES: [&str; 4] = ["pumpflix", "diesel", "sqlx", "toasty"];

/// Builds all programs as their users would and has the first of them measure all; `args` go to it.
pub(crate) fn run(args: &[String]) -> Outcome {
    let target = target();
    for workspace in WORKSPACES {
        let mut cargo = step::cargo(["build", "--release"]);
        cargo.current_dir(step::root().join("tests/peers").join(workspace));
        cargo.env("CARGO_TARGET_DIR", &target);
        step::run(&format!("cargo build, {workspace}"), &mut cargo)?;
    }
    let programs = target.join("release");
    let mut measure = Command::new(programs.join("peers-pumpflix"));
    measure.arg("measure").arg(&programs).args(args);
    let wanted = !args.iter().any(|arg| arg == "sqlite") || args.iter().any(|arg| arg == "postgresql");
    let server = if wanted && std::env::var_os(Kind::Postgres.variable()).is_none() {
        let server = servers::start_durable()?;
        measure.env(Kind::Postgres.variable(), &server.url);
        cores::tell(&mut measure);
        Some(server)
    } else {
        None
    };
    let outcome = step::run("peers-pumpflix measure", &mut measure);
    drop(server);
    outcome
}

/// Where the peers are built: beside what the project itself is built to.
fn target() -> PathBuf {
    step::target().join("peers")
}
