//! The generator block's keys: where generated files go.

use crate::Error;
use pumpflix_schema::model::Schema;
use pumpflix_schema::model::config::{ConfigValue, Generator};
use std::path::{Component, Path, PathBuf};

/// The `provider` of the generator blocks that are ours.
const PROVIDER: &str = "pumpflix-gen";

/// Where one generator block wants its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    /// `output`: the folder of the Rust client.
    pub client: Option<PathBuf>,
    /// `ddl`: the folder of the SQL files.
    pub ddl: Option<PathBuf>,
}

impl Outputs {
    /// The outputs of each of our generator blocks, in order; relative paths start from `base`.
    ///
    /// # Errors
    /// [`Error::Generator`] when a key's value is no path, or when a block has neither key.
    pub fn of(schema: &Schema, base: &Path) -> Result<Vec<Self>, Error> {
        let ours = schema.generators.iter().filter(|generator| generator.provider == PROVIDER);
        ours.map(|generator| Self::of_block(generator, base)).collect()
    }

    fn of_block(generator: &Generator, base: &Path) -> Result<Self, Error> {
        let outputs =
            Self { client: folder(generator, "output", base)?, ddl: folder(generator, "ddl", base)? };
        if outputs == Self::default() {
            let reason = "needs `output` (folder of the Rust client) or `ddl` (folder of the SQL files)";
            return Err(Error::Generator { generator: generator.name.clone(), reason: reason.to_owned() });
        }
        Ok(outputs)
    }
}

/// The folder that a key names.
fn folder(generator: &Generator, key: &str, base: &Path) -> Result<Option<PathBuf>, Error> {
    let wrong = |reason: String| Error::Generator { generator: generator.name.clone(), reason };
    let value = generator.properties.iter().find(|(name, _)| name == key).map(|(_, value)| value);
    let text = match value {
        None => return Ok(None),
        Some(ConfigValue::String(text)) => text.clone(),
        Some(ConfigValue::Env(variable)) => std::env::var(variable)
            .map_err(|_| wrong(format!("`{key}` is env(\"{variable}\"), and that variable is not set")))?,
        Some(_) => return Err(wrong(format!("`{key}` must be a path in quotes, as in {key} = \"./{key}\""))),
    };
    if text.trim().is_empty() {
        return Err(wrong(format!("`{key}` is empty; it must be a path, as in {key} = \"./{key}\"")));
    }
    Ok(Some(tidy(&base.join(text))))
}

/// The path without `.` and without a folder that the next `..` leaves again.
pub(crate) fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shortened_where_that_is_safe() {
        for (given, expected) in [
            ("a/b/../../c/./d", "c/d"),
            ("../x", "../x"),
            ("a/../../x", "../x"),
            ("a/..", "."),
            ("/a/../b", "/b"),
        ] {
            assert_eq!(tidy(Path::new(given)), Path::new(expected));
        }
    }
}
