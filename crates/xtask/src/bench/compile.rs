//! `cargo xtask bench compile`: what the compiler needs to check generated clients of several sizes.
//!
//! Each size is a crate of its own in the target folder, with nothing but the generated module; all share one target
//! folder, so that dependencies are built once. Sizes and kinds take turns, and the figures are medians of three.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::schema::schema;
use crate::{Outcome, step};

/// How many models the schemas have, where nobody says otherwise.
pub(super) const SIZES: [usize; 3] = [20, 100, 300];

const TURNS: usize = 3;

/// What a child process took: by the clock, and of all cores together.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Cost {
    pub(super) wall: Duration,
    pub(super) cpu: Duration,
}

/// Prints a table: for each size the check of the whole crate, that after one more field, and the lines of code.
pub(super) fn run(sizes: &[usize]) -> Outcome {
    step::run("cargo build", &mut step::cargo(["build", "-q", "-p", "pumpflix-gen"]))?;
    let target = step::target();
    let program = target.join("debug/pumpflix-gen");
    let folder = target.join("compile-bench");
    let mut figures = Vec::new();
    for &size in sizes {
        let case = folder.join(format!("models{size}"));
        prepare(&case)?;
        generate(&program, &case, size, false)?;
        // Builds the dependencies, and fails early if the client does not compile.
        check(&folder, &case)?;
        figures.push((size, case, Vec::new(), Vec::new()));
    }
    for _ in 0..TURNS {
        for (size, case, whole, edit) in &mut figures {
            generate(&program, case, *size, false)?;
            check(&folder, case)?;
            // Without what the compiler keeps from the last time.
            clean(&folder, case)?;
            whole.push(check(&folder, case)?);
            generate(&program, case, *size, true)?;
            edit.push(check(&folder, case)?);
        }
    }
    println!("| models | lines | a model | check, wall | check, CPU | one field more, wall | CPU |");
    println!("|---|---|---|---|---|---|---|");
    for (size, case, whole, edit) in figures {
        let (whole, edit) = (median(whole), median(edit));
        let lines = lines(&case.join("src/db"))?;
        println!(
            "| {size} | {lines} | {} | {} | {} | {} | {} |",
            lines / size,
            shown(whole.wall),
            shown(whole.cpu),
            shown(edit.wall),
            shown(edit.cpu)
        );
    }
    Ok(())
}

/// The crate around the generated module.
pub(super) fn prepare(case: &Path) -> Outcome {
    let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let client = step::root().join("crates/pumpflix-client");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         pumpflix-client = {{ path = {:?} }}\n",
        client.display().to_string()
    );
    write(&case.join("Cargo.toml"), &manifest)?;
    write(&case.join("src/lib.rs"), "//! Only what was generated.\n#![deny(missing_docs)]\n\npub mod db;\n")?;
    let lock = fs::read_to_string(step::root().join("Cargo.lock")).map_err(|e| e.to_string())?;
    write(&case.join("Cargo.lock"), &lock)
}

pub(super) fn write(path: &Path, text: &str) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|e| format!("{}: {e}", path.display()))
}

pub(super) fn generate(program: &Path, case: &Path, models: usize, edited: bool) -> Outcome {
    let file = case.join("schema.prisma");
    write(&file, &schema(models, edited))?;
    measured(Command::new(program).args(["build", "--quiet"]).arg(&file)).map(drop)
}

/// `cargo check` of a case.
pub(super) fn check(folder: &Path, case: &Path) -> Result<Cost, String> {
    measured(in_case(folder, case).args(["check", "--quiet", "--offline"]))
}

/// Forgets the case's own crate, not its dependencies.
pub(super) fn clean(folder: &Path, case: &Path) -> Outcome {
    let name = case.file_name().unwrap_or_default();
    measured(in_case(folder, case).args(["clean", "--quiet", "--offline", "-p"]).arg(name)).map(drop)
}

pub(super) fn in_case(folder: &Path, case: &Path) -> Command {
    let mut cargo = step::cargo([]);
    cargo.current_dir(case).env("CARGO_TARGET_DIR", folder.join("target"));
    cargo
}

pub(super) fn measured(command: &mut Command) -> Result<Cost, String> {
    let (start, before) = (Instant::now(), children_cpu());
    let status = command.status().map_err(|e| format!("{}: {e}", command.get_program().display()))?;
    let cost = Cost { wall: start.elapsed(), cpu: children_cpu().saturating_sub(before) };
    if status.success() { Ok(cost) } else { Err(format!("{command:?} failed")) }
}

/// The processor time of all processes that this one has started and that have ended; zero where the system does not
/// say it.
fn children_cpu() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields behind the name in parentheses; 16 and 17 of all are user and system time of children, in 1/100 s.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(13).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

pub(super) fn median(mut costs: Vec<Cost>) -> Cost {
    let mut of = |key: fn(&Cost) -> Duration| {
        costs.sort_by_key(key);
        key(&costs[costs.len() / 2])
    };
    Cost { wall: of(|cost| cost.wall), cpu: of(|cost| cost.cpu) }
}

/// The lines of Rust in a folder.
fn lines(folder: &Path) -> Result<usize, String> {
    let said = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut lines = 0;
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.extension().is_some_and(|e| e == "rs") {
            lines += fs::read_to_string(path).map_err(said)?.lines().count();
        }
    }
    Ok(lines)
}

pub(super) fn shown(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
