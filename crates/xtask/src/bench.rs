//! `cargo xtask bench`: the benchmark, with a throwaway PostgreSQL that writes to disk as a real one does.

mod compile;
mod compile_peers;
mod diff;
mod models;
mod peers;
mod schema;

use crate::servers::{self, Kind};
use crate::{Outcome, step};

/// Builds the program and the benchmark for release and runs them; `args` choose parts. What is
/// measured against other libraries and by the compiler are benchmarks of their own.
pub(crate) fn run(args: &[String]) -> Outcome {
    match args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        Some(("compile", [])) => return compile::run(),
        Some(("diff", [])) => return diff::run(),
        Some(("compile-peers", rest)) => return compile_peers::run(rest),
        Some(("peers", rest)) => return peers::run(rest),
        _ => {}
    }
    step::run("cargo build --release", &mut step::cargo(["build", "--release", "-p", "pumpflix-gen"]))?;
    let mut cargo = step::cargo(["run", "--release", "-q", "-p", "pumpflix-bench", "--"]);
    cargo.args(args);
    let wanted = args.is_empty() || args.iter().any(|arg| arg == "postgresql");
    let server = if wanted && std::env::var_os(Kind::Postgres.variable()).is_none() {
        let server = servers::start_durable()?;
        cargo.env(Kind::Postgres.variable(), &server.url);
        Some(server)
    } else {
        None
    };
    let outcome = step::run("pumpflix-bench", &mut cargo);
    drop(server);
    outcome
}
