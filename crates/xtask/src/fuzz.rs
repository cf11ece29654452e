//! `cargo xtask fuzz`: random texts against the parser, the checker, the formatter and the planner.

use crate::{Outcome, step};

/// The targets, in the order in which they run when none is named.
const TARGETS: [&str; 4] = ["parse", "check", "format", "migrate"];

/// Seconds that a target runs when nothing else is said.
const SECONDS: &str = "600";

/// Runs one target, or all one after the other: `[TARGET] [SECONDS]`. What it finds lies in `tests/fuzz/artifacts`.
pub(crate) fn run(args: &[String]) -> Outcome {
    let (targets, rest) = match args.split_first() {
        Some((first, rest)) if TARGETS.contains(&first.as_str()) => (vec![first.as_str()], rest),
        _ => (TARGETS.to_vec(), args),
    };
    let seconds = rest.first().map_or(SECONDS, String::as_str);
    if rest.len() > 1 || seconds.parse::<u32>().is_err() {
        return Err(format!("usage: cargo xtask fuzz [{}] [SECONDS]", TARGETS.join("|")));
    }
    if step::which("cargo-fuzz").is_none() {
        return Err("cargo-fuzz is not installed; run: cargo install cargo-fuzz".to_owned());
    }
    let fixtures =
        ["ok", "err", "format", "found"].map(|folder| format!("crates/pumpflix-schema/tests/{folder}"));
    for target in targets {
        let corpus = format!("tests/fuzz/corpus/{target}");
        std::fs::create_dir_all(step::root().join(&corpus)).map_err(|e| format!("{corpus}: {e}"))?;
        // The code is safe Rust, so that there is nothing for a sanitizer to find.
        let mut cargo =
            step::cargo(["fuzz", "run", "--fuzz-dir", "tests/fuzz", "--sanitizer", "none", target, &corpus]);
        // Coverage is a matter of unstable flags.
        cargo.args(&fixtures).env("RUSTC_BOOTSTRAP", "1").args([
            "--",
            &format!("-max_total_time={seconds}"),
            "-dict=tests/fuzz/schema.dict",
            "-timeout=20",
            "-max_len=4000",
        ]);
        step::run(&format!("fuzz {target}"), &mut cargo)?;
    }
    Ok(())
}
