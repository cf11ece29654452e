//! Generated files, in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What the header of each generated file says of its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The schema's path as the header shows it: relative, with forward slashes.
    pub source_label: String,
    /// The command that remakes the file.
    pub command: String,
}

/// Generated files: path relative to the output folder, and text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(pub BTreeMap<PathBuf, String>);

impl Files {
    /// The files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.0.iter().map(|(path, text)| (path.as_path(), text.as_str()))
    }

    /// Adds a file, or replaces the one at that path.
    pub fn insert(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
