//! Reading a schema: one file, or a folder of `.prisma` files.

use crate::{Error, Invalid};
use pumpflix_schema::source::Sources;
use pumpflix_schema::{Checked, Diagnostics, Wanted};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where a schema is looked for when no path is given, in this order.
pub const DEFAULT_SCHEMAS: [&str; 2] = ["schema.prisma", "prisma/schema.prisma"];

/// A schema as it was read.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path that was asked for.
    pub path: PathBuf,
    /// The folder that the generator's relative paths start from: the schema file's, or the schema folder.
    pub base: PathBuf,
    /// The files, in the order of [`Input::sources`].
    pub files: Vec<PathBuf>,
    /// Their texts.
    pub sources: Sources,
}

/// The schema in the usual place below the current folder.
///
/// # Errors
/// [`Error::NoSchema`] when there is none.
pub fn find() -> Result<PathBuf, Error> {
    let mut places = DEFAULT_SCHEMAS.iter().map(PathBuf::from);
    places
        .find(|path| path.exists())
        .ok_or_else(|| Error::NoSchema { looked: DEFAULT_SCHEMAS.iter().map(PathBuf::from).collect() })
}

/// Reads a schema file, or every `.prisma` file in a folder and below it, by path.
///
/// # Errors
/// When there is nothing at the path, when it cannot be read, or when it is not text.
pub fn read(path: &Path) -> Result<Input, Error> {
    let failed = |source: std::io::Error| match source.kind() {
        ErrorKind::NotFound => Error::Missing(path.to_path_buf()),
        _ => Error::Read { path: path.to_path_buf(), source },
    };
    let is_folder = std::fs::metadata(path).map_err(failed)?.is_dir();
    let mut files = Vec::new();
    let base = if is_folder {
        collect(path, &mut files)?;
        files.sort();
        if files.is_empty() {
            return Err(Error::EmptyFolder(path.to_path_buf()));
        }
        path.to_path_buf()
    } else {
        files.push(path.to_path_buf());
        path.parent().unwrap_or(Path::new("")).to_path_buf()
    };
    let mut sources = Sources::new();
    for file in &files {
        sources.add(file.display().to_string(), text(file)?);
    }
    Ok(Input { path: path.to_path_buf(), base, files, sources })
}

/// Parses and checks a schema that was read.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong.
pub fn load(input: &Input) -> Result<Checked, Error> {
    pumpflix_schema::load(&input.sources).map_err(|diagnostics| invalid(input, diagnostics))
}

/// Parses and checks what is wanted of a schema that was read.
///
/// # Errors
/// [`Error::Invalid`] with every error.
pub fn load_with(input: &Input, wanted: Wanted) -> Result<Checked, Error> {
    pumpflix_schema::load_with(&input.sources, wanted).map_err(|diagnostics| invalid(input, diagnostics))
}

fn invalid(input: &Input, diagnostics: Diagnostics) -> Error {
    Error::Invalid(Box::new(Invalid { sources: input.sources.clone(), diagnostics }))
}

/// The `.prisma` files of a folder and the folders below it; symbolic links to folders are not followed, so
/// that a link upwards cannot lead in circles.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let failed = |source| Error::Read { path: folder.to_path_buf(), source };
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "prisma") {
            files.push(path);
        }
    }
    Ok(())
}

/// The text of a file.
fn text(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_path_buf(), source })?;
    decode(bytes).map_err(|reason| Error::NotText { path: path.to_path_buf(), reason })
}

/// The text of these bytes, which must be UTF-8.
///
/// # Errors
/// What they seem to be instead, and what to do.
pub fn decode(bytes: Vec<u8>) -> Result<String, String> {
    if is_utf16(&bytes) {
        return Err("this is UTF-16 text; save it as UTF-8".to_owned());
    }
    String::from_utf8(bytes).map_err(|error| describe(error.as_bytes(), error.utf8_error().valid_up_to()))
}

/// Whether bytes begin with the mark of UTF-16, or with eight signs of ASCII in it.
fn is_utf16(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.get(..16).unwrap_or(bytes).as_chunks::<2>();
    let all = |is: fn(&[u8; 2]) -> bool| !pairs.is_empty() && pairs.iter().all(is);
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || all(|[first, second]| *first != 0 && *second == 0)
        || all(|[first, second]| *first == 0 && *second != 0)
}

/// What bytes that are not UTF-8 seem to be.
fn describe(bytes: &[u8], at: usize) -> String {
    let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
    if bytes.contains(&0) {
        return format!("not a text file (byte {at}, line {line}, is not UTF-8)");
    }
    format!("not UTF-8 text: see byte {at}, line {line}; save it as UTF-8")
}
