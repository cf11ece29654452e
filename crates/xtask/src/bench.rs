//! `cargo xtask bench`: the benchmark, with a throwaway PostgreSQL that writes to disk as a real one does.

mod compile;
mod compile_peers;
mod diff;
mod models;
mod peers;
mod schema;

use std::process::Command;

use crate::servers::{self, Kind};
use crate::{Outcome, cores, step};

/// The parts of the benchmark beside the raw drivers; all of them where none is named.
const PARTS: [&str; 5] = ["sqlite", "postgresql", "relations", "program", "check"];

/// Runs the benchmark that the first argument names, with the arguments behind it; else that beside the raw drivers.
pub(crate) fn run(args: &[String]) -> Outcome {
    match args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        Some(("compile", rest)) => compile::run(&sizes(rest, &compile::SIZES)?),
        Some(("compile-peers", rest)) => compile_peers::run(&sizes(rest, &compile_peers::SIZES)?),
        Some(("diff", [])) => diff::run(),
        Some(("diff", [unknown, ..])) => Err(format!("bench diff takes no arguments, not `{unknown}`")),
        Some(("peers", rest)) => peers::run(rest),
        _ => beside_drivers(args),
    }
}

/// The sizes of schemas that arguments name, or the usual ones.
fn sizes(args: &[String], usual: &[usize]) -> Result<Vec<usize>, String> {
    if args.is_empty() {
        return Ok(usual.to_vec());
    }
    let size = |arg: &String| match arg.parse() {
        Ok(size) if size > 0 => Ok(size),
        _ => Err(format!("`{arg}` is not a number of models: `cargo xtask bench compile 20 100`")),
    };
    args.iter().map(size).collect()
}

/// Builds the program and the benchmark for release and runs them; `args` choose parts.
fn beside_drivers(args: &[String]) -> Outcome {
    if let Some(unknown) = args.iter().find(|arg| !PARTS.contains(&arg.as_str())) {
        let parts = PARTS.join(", ");
        return Err(format!(
            "`{unknown}` is no benchmark: there are {parts}, and by themselves diff, peers, compile, compile-peers"
        ));
    }
    for package in ["pumpflix-gen", "pumpflix-bench"] {
        let mut cargo = step::cargo(["build", "--release", "-p", package]);
        step::run(&format!("cargo build --release -p {package}"), &mut cargo)?;
    }
    let program = step::target().join("release/pumpflix-bench");
    let wanted = args.is_empty() || args.iter().any(|arg| arg == "postgresql" || arg == "relations");
    if !wanted || std::env::var_os(Kind::Postgres.variable()).is_some() {
        return step::run("pumpflix-bench", Command::new(program).args(args));
    }
    let server = servers::start_durable()?;
    let mut bench = cores::client(&program);
    step::run("pumpflix-bench", bench.args(args).env(Kind::Postgres.variable(), &server.url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(args: &[&str]) -> String {
        run(&args.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap_err()
    }

    #[test]
    fn what_is_not_known_is_not_passed_over() {
        assert!(said(&["compile", "many"]).contains("`many` is not a number of models"));
        assert!(said(&["compile-peers", "0"]).contains("`0` is not a number of models"));
        assert!(said(&["sqlite", "compile"]).contains("`compile` is no benchmark"));
        assert!(said(&["diff", "10"]).contains("takes no arguments"));
    }

    #[test]
    fn sizes_may_be_given() {
        assert_eq!(sizes(&[], &[20, 100]), Ok(vec![20, 100]));
        assert_eq!(sizes(&["7".to_owned()], &[20, 100]), Ok(vec![7]));
    }
}
