//! `cargo xtask generate`: remakes every generated file that is checked in.

use std::path::Path;

use crate::{Outcome, step};

/// The schemas whose output is checked in, from the workspace's root.
const SCHEMAS: &[&str] = &["schema/pumpflix/schema.prisma"];

/// Where the schemas that were in use one after the other lie, and the migrations that lead from each to the next.
const HISTORY: &str = "schema/pumpflix";

/// The migrations: the schema before, the schema after, and the folder's name.
const MIGRATIONS: &[(Option<&str>, &str, &str)] = &[
    (None, "0_init", "20250304090000_init"),
    (Some("0_init"), "1_update_schema_with_new_features", "20250617090000_update_schema_with_new_features"),
];

/// The databases that have migrations.
const DATABASES: &[&str] = &["postgresql", "sqlite"];

/// Writes the files anew.
pub(crate) fn run() -> Outcome {
    each(&[])?;
    migrations(|path, script| {
        let write = || {
            std::fs::create_dir_all(path.parent().unwrap_or(path))?;
            std::fs::write(path, script)
        };
        write().map_err(|e| format!("{}: {e}", path.display()))
    })
}

/// Fails when a file is not what its schema leads to.
pub(crate) fn check() -> Outcome {
    each(&["--check"])?;
    migrations(|path, script| match std::fs::read_to_string(path) {
        Ok(there) if there == script => Ok(()),
        _ => Err(format!("{} is stale: run `cargo xtask generate`", path.display())),
    })
}

/// Hands every migration of the history to `each`, with its path.
fn migrations(each: impl Fn(&Path, &str) -> Outcome) -> Outcome {
    println!("── pumpflix-gen migrate diff, for {HISTORY}/migrations");
    for database in DATABASES {
        for (before, after, name) in MIGRATIONS {
            let schema = |name: &str| format!("{HISTORY}/history/{name}.prisma");
            let mut cargo =
                step::cargo(["run", "--quiet", "--package", "pumpflix-gen", "--", "migrate", "diff"]);
            match before {
                Some(before) => cargo.args(["--from-schema", &schema(before)]),
                None => cargo.arg("--from-empty"),
            };
            cargo.args(["--to-schema", &schema(after), "--database", database, "--script"]);
            let output = cargo.output().map_err(|e| format!("cannot start cargo: {e}"))?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into_owned());
            }
            let path = step::root().join(HISTORY).join("migrations").join(database).join(name);
            each(&path.join("migration.sql"), &String::from_utf8_lossy(&output.stdout))?;
        }
    }
    Ok(())
}

fn each(flags: &[&str]) -> Outcome {
    for schema in SCHEMAS {
        let mut cargo = step::cargo(["run", "--quiet", "--package", "pumpflix-gen", "--", "build", schema]);
        step::run(&format!("pumpflix-gen build {schema}"), cargo.args(flags))?;
    }
    Ok(())
}
