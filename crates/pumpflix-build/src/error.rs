//! Everything that can go wrong between the schema's path and the written files.

use pumpflix_schema::Diagnostics;
use pumpflix_schema::source::Sources;
use std::fmt;
use std::path::PathBuf;

/// Why nothing was generated. Its `Debug` is its `Display`, so that a `main` that returns it prints the report.
#[derive(thiserror::Error)]
pub enum Error {
    /// No path was given and none of the usual places has a schema.
    #[error("no schema here: looked for {}", list(.looked))]
    NoSchema {
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// The path leads nowhere.
    #[error("{}: no such file or folder", .0.display())]
    Missing(PathBuf),
    /// The folder holds no schema.
    #[error("{}: no .prisma file in this folder or below it", .0.display())]
    EmptyFolder(PathBuf),
    /// The file is not UTF-8 text.
    #[error("{}: {reason}", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// What it is instead, and what to do.
        reason: String,
    },
    /// The system refused to read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The schema has errors.
    #[error("{0}")]
    Invalid(Box<Invalid>),
    /// No generator block of ours, so there is nowhere to write to.
    #[error(
        "{schema} has no generator block for pumpflix-gen, so nothing says where the code goes; add\n\n\
         generator rust {{\n  provider = \"pumpflix-gen\"\n  output   = \"./src/db\"\n}}"
    )]
    NoGenerator {
        /// The schema's path.
        schema: String,
    },
    /// A key of the generator block has a value that cannot be used.
    #[error("generator `{generator}`: {reason}")]
    Generator {
        /// The block's name.
        generator: String,
        /// What is wrong and what would be right.
        reason: String,
    },
    /// A file of someone else is where a generated file belongs.
    #[error(
        "not made by pumpflix-gen, so not overwritten: {}; move what is there, or choose another `output`",
        list(.0)
    )]
    Foreign(Vec<PathBuf>),
    /// A file is where a folder for generated files belongs.
    #[error("{} is a file, but the folder {} belongs there", file.display(), folder.display())]
    NotAFolder {
        /// The file in the way.
        file: PathBuf,
        /// The folder.
        folder: PathBuf,
    },
    /// The system refused to write.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// [`crate::compile`] was called outside a build script.
    #[error("{0} is not set: `compile` is for build scripts, which cargo runs with it set")]
    NoCargo(&'static str),
}

/// A schema with errors, and its text.
#[derive(Debug)]
pub struct Invalid {
    /// The schema's files.
    pub sources: Sources,
    /// What is wrong with them.
    pub diagnostics: Diagnostics,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the schema has errors\n")?;
        let (shown, left) = self.diagnostics.readable();
        for report in shown.reports(&self.sources) {
            writeln!(f, "{}", crate::plain(&report))?;
        }
        if left > 0 {
            writeln!(f, "… and {left} more")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn list(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
