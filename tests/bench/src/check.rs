//! `pumpflix-gen check` of longer and longer schemas: time, lines a second, and memory beside the text's length.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Outcome, program};

/// Lines of the schemas, about.
const LINES: [u32; 4] = [1_000, 10_000, 100_000, 300_000];

/// Lines of one model of [`program::schema`].
const LINES_OF_A_MODEL: u32 = 21;

pub(crate) fn run(program: &Path) -> Outcome {
    println!("pumpflix-gen check, one database, medians of five runs\n");
    println!("| lines | text | time | lines a second | memory | of the text |\n|---|---|---|---|---|---|");
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("schema.prisma");
    for lines in LINES {
        let text = program::schema(lines / LINES_OF_A_MODEL);
        let text = text.replace(", \"sqlite\"]", "]");
        std::fs::write(&file, &text)?;
        let mut runs = Vec::new();
        for _ in 0..5 {
            runs.push(check(program, &file)?);
        }
        runs.sort_unstable();
        let (time, memory) = runs[2];
        let lines = text.lines().count();
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let (rate, share) = (lines as f64 / time.as_secs_f64(), memory as f64 / text.len() as f64);
        println!(
            "| {lines} | {} KB | {:.1} ms | {rate:.0} | {} MB | {share:.1} × |",
            text.len() / 1000,
            time.as_secs_f64() * 1000.0,
            memory / 1_000_000
        );
    }
    println!();
    Ok(())
}

/// How long a run takes, and the most memory in bytes that it has.
fn check(program: &Path, file: &Path) -> Outcome<(Duration, u64)> {
    let start = Instant::now();
    let mut child = Command::new(program).arg("check").arg(file).stdout(Stdio::null()).spawn()?;
    let memory = program::peak_memory(&mut child)?;
    let time = start.elapsed();
    if !child.wait()?.success() {
        return Err("the schema is not sound".into());
    }
    Ok((time, memory.unwrap_or(0) * 1024))
}
