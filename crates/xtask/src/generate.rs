//! `cargo xtask generate`: remakes every generated file that is checked in.

use crate::{Outcome, step};

/// The schemas whose output is checked in, from the workspace's root.
const SCHEMAS: &[&str] = &["schema/pumpflix/schema.prisma"];

/// Writes the files anew.
pub(crate) fn run() -> Outcome {
    each(&[])
}

/// Fails when a file is not what its schema leads to.
pub(crate) fn check() -> Outcome {
    each(&["--check"])
}

fn each(flags: &[&str]) -> Outcome {
    for schema in SCHEMAS {
        let mut cargo = step::cargo(["run", "--quiet", "--package", "pumpflix-gen", "--", "build", schema]);
        step::run(&format!("pumpflix-gen build {schema}"), cargo.args(flags))?;
    }
    Ok(())
}
