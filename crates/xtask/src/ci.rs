//! `cargo xtask ci`: everything that must hold before a change lands.

use crate::servers::Kind;
use crate::{Outcome, generate, step, test, tidy};

/// The databases whose tests must run.
const DATABASES: &[Kind] = &[Kind::Postgres, Kind::MariaDb];

/// The client compiles with these features alone; without a driver it finds no URL that it could connect to.
const FEATURES: &[&str] = &["", "sqlite", "postgres", "tls"];

/// Workspaces of their own, which are not built here but read by people all the same.
const APART: &[&str] =
    &["tests/fuzz", "tests/peers/diesel", "tests/peers/pumpflix", "tests/peers/sqlx", "tests/peers/toasty"];

/// Runs every check in the order of how soon it fails; stops at the first that does.
pub(crate) fn run() -> Outcome {
    tidy::run()?;
    step::run("formatting", &mut step::cargo(["fmt", "--all", "--check"]))?;
    for folder in APART {
        let mut cargo = step::cargo(["fmt", "--check"]);
        step::run(&format!("formatting, {folder}"), cargo.current_dir(step::root().join(folder)))?;
    }
    let clippy =
        ["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"];
    step::run("clippy", &mut step::cargo(clippy))?;
    for features in FEATURES {
        let client =
            ["check", "--package", "pumpflix-client", "--no-default-features", "--features", features];
        step::run(
            &format!("the client with the features `{features}`"),
            step::cargo(client).arg("--locked"),
        )?;
    }
    generate::check()?;
    let docs = ["doc", "--workspace", "--no-deps", "--locked"];
    step::run("documentation", step::cargo(docs).env("RUSTDOCFLAGS", "-D warnings"))?;
    test::run_with(DATABASES, &["--locked"], true)
}
