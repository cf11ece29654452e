//! The commands, a corridor each: read, load, do, report.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod format;
pub(crate) mod init;
pub(crate) mod migrate;
pub(crate) mod sql;

use crate::outcome::Failure;
use std::path::PathBuf;

/// The paths that were given, or the schema in the usual place.
///
/// # Errors
/// When there are none and no schema is in the usual places.
fn or_default(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if paths.is_empty() { Ok(vec![pumpflix_build::find()?]) } else { Ok(paths.to_vec()) }
}
