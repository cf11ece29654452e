//! `cargo xtask test`: every test, with the databases that they need.

use crate::servers::{self, Kind, Server};
use crate::{Outcome, step};

/// Set for tests that must fail, rather than skip, when a database is missing.
const REQUIRE: &str = "PUMPFLIX_REQUIRE_DATABASES";

/// Runs the tests; `--no-databases` is ours, everything else goes to `cargo test`.
pub(crate) fn run(args: &[String]) -> Outcome {
    const WITHOUT: &str = "--no-databases";
    let kinds: &[Kind] =
        if args.iter().any(|arg| arg == WITHOUT) { &[] } else { &[Kind::Postgres, Kind::MariaDb] };
    let passed: Vec<&str> = args.iter().map(String::as_str).filter(|arg| *arg != WITHOUT).collect();
    run_with(kinds, &passed, std::env::var_os("CI").is_some())
}

/// Runs the tests with servers of these kinds. Without one of them the tests that need it are skipped, unless
/// `required`.
pub(crate) fn run_with(kinds: &[Kind], args: &[&str], required: bool) -> Outcome {
    let mut cargo = step::cargo(["test"]);
    // A test names its own packages or gets all of them.
    if !args.iter().any(|arg| ["-p", "--package", "--workspace"].contains(arg)) {
        cargo.arg("--workspace");
    }
    cargo.args(args);
    let mut running: Vec<Server> = Vec::new();
    let mut missing = Vec::new();
    for &kind in kinds {
        if std::env::var_os(kind.variable()).is_some() {
            continue;
        }
        match servers::start(kind) {
            Ok(server) => {
                println!("── {} at {}", kind.title(), server.url);
                cargo.env(kind.variable(), &server.url);
                running.push(server);
            }
            Err(reason) if required => return Err(reason),
            Err(reason) => missing.push(reason),
        }
    }
    if required {
        cargo.env(REQUIRE, "1");
    }
    let outcome = step::run("cargo test", &mut cargo);
    drop(running);
    for reason in missing {
        println!("── skipped the tests of a database: {reason}");
    }
    outcome
}
