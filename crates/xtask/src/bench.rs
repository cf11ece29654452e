//! `cargo xtask bench`: the benchmark, with a throwaway PostgreSQL that writes to disk as a real one does.

mod compile;
mod peers;
mod schema;

use crate::servers::{self, Kind};
use crate::{Outcome, step};

/// Builds the program and the benchmark for release and runs them; `args` choose parts. `peers` is a
/// benchmark of its own, and `compile` is not about a database.
pub(crate) fn run(args: &[String]) -> Outcome {
    if args == ["compile"] {
        return compile::run();
    }
    if let Some(("peers", rest)) = args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return peers::run(rest);
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
