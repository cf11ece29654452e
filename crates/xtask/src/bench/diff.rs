//! `cargo xtask bench diff`: how long the way from a large schema to the same with one more column takes, beside the
//! reference where it is at hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::servers::{self, Kind};
use crate::{Outcome, step};

/// How large the schemas are, in models, and how long the program may take.
const SIZES: [(usize, Duration); 2] =
    [(1_000, Duration::from_millis(50)), (10_000, Duration::from_millis(500))];

/// How often each is measured; the median counts.
const RUNS: usize = 7;

/// Times the reference in its own process, without the start of Node: prints milliseconds, one line for each run.
const REFERENCE: &str = "
import fs from 'node:fs';
const [folder, runs, to, from] = process.argv.slice(1);
const { diff } = await import(`${folder}/reference.mjs`);
const [after, before] = [to, from].map((file) => fs.readFileSync(file, 'utf8'));
for (let run = 0; run < runs; run++) {
  const start = performance.now();
  await diff('postgresql', after, before);
  console.log(performance.now() - start);
}
process.exit(0);
";

/// Builds the program for release and prints a table.
///
/// # Errors
/// When a program fails, or ours takes longer than it may.
pub(crate) fn run() -> Outcome {
    step::run("cargo build --release", &mut step::cargo(["build", "--release", "-p", "pumpflix-gen"]))?;
    let program = step::target().join("release/pumpflix-gen");
    let folder = std::env::temp_dir().join(format!("pumpflix-bench-diff-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let outcome = measure(&program, &folder);
    let _ = std::fs::remove_dir_all(&folder);
    outcome
}

fn measure(program: &Path, folder: &Path) -> Outcome {
    let reference = reference();
    let server = match (&reference, std::env::var("PG_URL")) {
        (Some(_), Err(_)) => Some(servers::start(Kind::Postgres)?),
        _ => None,
    };
    println!(
        "| models, one column more | pumpflix-gen, the whole program | may take | the reference, without the start of Node |"
    );
    println!("|---|---|---|---|");
    let mut late = Vec::new();
    for (models, limit) in SIZES {
        let [before, after] = [("before", ""), ("after", "  extra String?\n")].map(|(name, extra)| {
            let path = folder.join(format!("{name}.prisma"));
            std::fs::write(&path, schema(models, extra)).map(|()| path)
        });
        let (before, after) = (before.map_err(|e| e.to_string())?, after.map_err(|e| e.to_string())?);
        let ours = ours(program, &before, &after)?;
        let theirs = match &reference {
            Some(folder) => {
                milliseconds(theirs(folder, server.as_ref().map(|s| s.url.as_str()), &before, &after)?)
            }
            None => "not at hand".to_owned(),
        };
        println!("| {models} | {} | {} | {theirs} |", milliseconds(ours), milliseconds(limit));
        if ours > limit {
            late.push(models.to_string());
        }
    }
    if late.is_empty() {
        Ok(())
    } else {
        Err(format!("{} models take longer than they may", late.join(" and ")))
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1000.0)
}

/// The folder of the reference, where it is and Node with its packages is there.
fn reference() -> Option<PathBuf> {
    let folder =
        std::env::var_os("PUMPFLIX_REFERENCE").map_or_else(|| "../shared/reference".into(), PathBuf::from);
    let folder = step::root().join(folder).canonicalize().ok()?;
    (folder.join("node_modules").is_dir() && step::which("node").is_some()).then_some(folder)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ours(program: &Path, before: &Path, after: &Path) -> Result<Duration, String> {
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let mut command = Command::new(program);
        command
            .args(["migrate", "diff", "--script", "--from-schema"])
            .arg(before)
            .arg("--to-schema")
            .arg(after);
        let start = Instant::now();
        let output = command.output().map_err(|e| format!("{}: {e}", program.display()))?;
        times.push(start.elapsed());
        if !String::from_utf8_lossy(&output.stdout).contains("ADD COLUMN") {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
    }
    Ok(median(times))
}

fn theirs(folder: &Path, server: Option<&str>, before: &Path, after: &Path) -> Result<Duration, String> {
    let mut command = Command::new("node");
    command.args(["--input-type=module", "-e", REFERENCE, "--"]).arg(folder).arg("3").arg(after).arg(before);
    if let Some(url) = server {
        command.env("PG_URL", url);
    }
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("node: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let times: Vec<Duration> = text
        .lines()
        .filter_map(|line| line.parse().ok())
        .map(|ms: f64| Duration::from_secs_f64(ms / 1000.0))
        .collect();
    if times.is_empty() { Err("the reference gave no time".to_owned()) } else { Ok(median(times)) }
}

/// A schema of so many models, each with nine columns, a unique, an index and a foreign key; the sixth has `extra` too.
fn schema(models: usize, extra: &str) -> String {
    let mut text = String::from("datasource db {\n  provider = \"postgresql\"\n}\n");
    for n in 0..models {
        let extra = if n == 5 { extra } else { "" };
        let _ = write!(
            text,
            "\nmodel Model{n} {{\n{extra}  id Int @id @default(autoincrement())\n  name String @unique\n  email String? \
             @db.VarChar(200)\n  createdAt DateTime @default(now())\n  updatedAt DateTime @updatedAt\n  active Boolean \
             @default(true)\n  score Float?\n  parentId Int?\n"
        );
        if n > 0 {
            let _ =
                writeln!(text, "  parent Model{}? @relation(fields: [parentId], references: [id])", n - 1);
        }
        if n + 1 < models {
            let _ = writeln!(text, "  kids Model{}[]", n + 1);
        }
        text.push_str("  @@index([createdAt, active])\n}\n");
    }
    text
}
