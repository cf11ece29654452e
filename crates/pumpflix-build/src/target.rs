//! From a checked schema to the folders and files that should exist.

use crate::{Label, Outputs};
use pumpflix_codegen::{Files, Options};
use pumpflix_schema::Checked;
use pumpflix_sql::SqlSchema;
use std::path::PathBuf;

/// What a folder of generated files holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The Rust client.
    Client,
    /// One SQL file for each database.
    Ddl,
}

/// A folder and the files that it should hold.
#[derive(Clone, Debug)]
pub struct Target {
    /// What they are.
    pub kind: Kind,
    /// The folder.
    pub folder: PathBuf,
    /// The files, relative to it.
    pub files: Files,
}

/// The files of a checked schema, for each of the outputs.
pub fn targets(checked: &Checked, outputs: &[Outputs], label: &Label) -> Vec<Target> {
    let tables: Vec<SqlSchema> = checked.schemas.iter().map(pumpflix_sql::lower).collect();
    let options = Options { source_label: label.schema.clone(), command: label.command.clone() };
    let mut targets = Vec::new();
    for output in outputs {
        if let Some(folder) = &output.client {
            let files = pumpflix_codegen::generate(checked, &tables, &options);
            targets.push(Target { kind: Kind::Client, folder: folder.clone(), files });
        }
        if let Some(folder) = &output.ddl {
            targets.push(Target { kind: Kind::Ddl, folder: folder.clone(), files: ddl(&tables, label) });
        }
    }
    targets
}

/// One file for each database, named after its `provider`: `postgresql.sql`.
pub fn ddl(tables: &[SqlSchema], label: &Label) -> Files {
    let mut files = Files::default();
    for table in tables {
        let script = pumpflix_sql::create_script(table);
        let text = format!("{}\n{script}", label.sql_header());
        files.insert(format!("{}.sql", table.dialect.provider()), text);
    }
    files
}
