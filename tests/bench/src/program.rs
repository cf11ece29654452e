//! The program itself: `build` of the PumpFlix schema and of generated schemas, release build, wall time and memory.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Instant;

use crate::Outcome;
use crate::turns::shown;

pub(crate) fn run(program: &Path) -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new("."));
    println!("pumpflix-gen build, everything unchanged and everything written anew");
    let folder = tempfile::tempdir()?;
    let pumpflix = std::fs::read_to_string(root.join("schema/pumpflix/schema.prisma"))?
        .replace("../../examples/pumpflix-data/", "out/");
    build(program, folder.path(), "PumpFlix, 19 models", &pumpflix)?;
    for models in [100, 1_000] {
        build(program, folder.path(), &format!("{models} models"), &schema(models))?;
    }
    Ok(())
}

fn build(program: &Path, folder: &Path, name: &str, text: &str) -> Outcome {
    let file = folder.join("schema.prisma");
    std::fs::write(&file, text)?;
    let (mut fresh, mut same) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let out = folder.join("out");
        if out.exists() {
            std::fs::remove_dir_all(&out)?;
        }
        for times in [&mut fresh, &mut same] {
            let start = Instant::now();
            let status = Command::new(program).args(["build", "--quiet"]).arg(&file).status()?;
            times.push(start.elapsed());
            if !status.success() {
                return Err(format!("build of {name} failed").into());
            }
        }
    }
    fresh.sort_unstable();
    same.sort_unstable();
    let mut child = Command::new(program).args(["build", "--quiet", "--check"]).arg(&file).spawn()?;
    let peak = peak_memory(&mut child)?.map_or_else(String::new, |kib| format!(", {} MB", kib / 1024));
    println!("{name:<28} written {:>12} unchanged {:>12}{peak}", shown(fresh[2]), shown(same[2]));
    Ok(())
}

/// The most memory a program has until it ends, in KiB, where the system can say it.
pub(crate) fn peak_memory(child: &mut Child) -> Outcome<Option<u64>> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait()?.is_none() {
        if let Ok(text) = std::fs::read_to_string(&status) {
            let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
            let number = line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse().ok());
            peak = number.or(peak);
        }
    }
    Ok(peak)
}

/// A schema of so many models, each with a dozen fields and a relation to the one before.
pub(crate) fn schema(models: u32) -> String {
    let mut text = String::from(
        "datasource db {\n  provider = \"postgresql\"\n}\n\ngenerator rust {\n  provider = \"pumpflix-gen\"\n  output = \
         \"out/db\"\n  ddl = \"out/ddl\"\n  databases = [\"postgresql\", \"sqlite\"]\n}\n\nenum Status {\n  ACTIVE\n  \
         CLOSED\n}\n",
    );
    for n in 0..models {
        let before = n.checked_sub(1).unwrap_or(models - 1);
        let after = (n + 1) % models;
        let _ = write!(
            text,
            "\n/// Model number {n}.\nmodel Model{n} {{\n  id String @id @default(cuid())\n  /// Its name.\n  name \
             String\n  slug String @unique\n  count Int @default(0)\n  total Decimal\n  note String?\n  status Status \
             @default(ACTIVE)\n  active Boolean @default(true)\n  data Json?\n  createdAt DateTime @default(now())\n  \
             updatedAt DateTime @updatedAt\n  otherId String\n  other Model{before} @relation(fields: [otherId], \
             references: [id], onDelete: Cascade)\n  others Model{after}[]\n\n  @@index([otherId])\n  \
             @@index([status, createdAt])\n}}\n"
        );
    }
    text
}
