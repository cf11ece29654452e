//! Comparing generated files with the disk, and making the disk agree.
//!
//! A file appears under its name complete, by a rename, or not at all. A file that is already right is not
//! touched. A file that says in its first line that we made it, from the same schema, and that is no longer
//! among the results, goes. Every other file belongs to someone else.

use crate::{Error, Kind, Label, Target};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// How one folder differs from what it should hold.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// What the folder holds.
    pub kind: Kind,
    /// The folder.
    pub folder: &'a Path,
    /// How many files are right as they are.
    pub unchanged: usize,
    /// Files that are not there yet, with their text.
    pub missing: Vec<(PathBuf, &'a str)>,
    /// Files of ours whose text is another, with the text they should have.
    pub stale: Vec<(PathBuf, &'a str)>,
    /// Files of ours that no longer belong.
    pub superfluous: Vec<PathBuf>,
}

impl Group<'_> {
    /// Nothing to do.
    pub fn is_current(&self) -> bool {
        self.missing.is_empty() && self.stale.is_empty() && self.superfluous.is_empty()
    }
}

/// Compares each target with the disk; writes nothing.
///
/// # Errors
/// [`Error::Foreign`] and [`Error::NotAFolder`] when files of someone else are in the way, [`Error::Read`] when
/// the disk cannot be read.
pub fn compare<'a>(targets: &'a [Target], label: &Label) -> Result<Vec<Group<'a>>, Error> {
    let wanted: BTreeSet<PathBuf> = targets
        .iter()
        .flat_map(|target| target.files.iter().map(|(path, _)| target.folder.join(path)))
        .collect();
    let mut foreign = Vec::new();
    let mut groups = Vec::new();
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    for target in targets {
        // The nearest thing that exists must be a folder.
        let above = target.folder.ancestors().find(|path| path.symlink_metadata().is_ok());
        if let Some(file) = above.filter(|path| path.is_file()) {
            return Err(Error::NotAFolder { file: file.to_path_buf(), folder: target.folder.clone() });
        }
        let mut group = Group {
            kind: target.kind,
            folder: &target.folder,
            unchanged: 0,
            missing: Vec::new(),
            stale: Vec::new(),
            superfluous: Vec::new(),
        };
        for (path, text) in target.files.iter() {
            let path = target.folder.join(path);
            match on_disk(&path)? {
                None => group.missing.push((path, text)),
                Some(found) if same_text(&found, text) => group.unchanged += 1,
                Some(found) if is_replaceable(&found) => group.stale.push((path, text)),
                Some(_) => foreign.push(path),
            }
        }
        superfluous(&target.folder, label, &wanted, &mut group.superfluous)?;
        // Two targets may share a folder, or one may lie in the other.
        group.superfluous.retain(|path| known.insert(path.clone()));
        group.superfluous.sort();
        groups.push(group);
    }
    if foreign.is_empty() { Ok(groups) } else { Err(Error::Foreign(foreign)) }
}

/// Writes what is missing or stale, then removes what is superfluous, and folders that this leaves empty.
///
/// # Errors
/// [`Error::Write`] at the first file that the system refuses; every file is then either old or new.
pub fn apply(groups: &[Group<'_>]) -> Result<(), Error> {
    for (path, text) in groups.iter().flat_map(|group| group.missing.iter().chain(&group.stale)) {
        write(path, text)?;
    }
    for group in groups {
        for path in &group.superfluous {
            std::fs::remove_file(path).map_err(|source| Error::Write { path: path.clone(), source })?;
            remove_empty(path.parent(), group.folder);
        }
    }
    Ok(())
}

/// Replaces the text of a file that is not ours, as a formatter does: behind symbolic links, with its permissions.
///
/// # Errors
/// [`Error::Write`] when the system refuses; the file is then as it was.
pub fn replace(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |source| Error::Write { path: path.to_path_buf(), source };
    let file = path.canonicalize().map_err(failed)?;
    let permissions = std::fs::metadata(&file).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(failed(ErrorKind::PermissionDenied.into()));
    }
    write(&file, text)?;
    std::fs::set_permissions(&file, permissions).map_err(failed)
}

/// Writes a file beside its place and moves it there, so that it is never seen half written; makes the folders
/// above it. A link keeps pointing where it does, and what is no file but takes text (`/dev/stdout`) gets it.
///
/// # Errors
/// [`Error::Write`] when the system refuses.
pub fn write(path: &Path, text: &str) -> Result<(), Error> {
    let failed = |source| Error::Write { path: path.to_path_buf(), source };
    let there = std::fs::metadata(path);
    if there.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
        return Err(failed(ErrorKind::IsADirectory.into()));
    }
    if there.as_ref().is_ok_and(|there| !there.is_file()) {
        let file = std::fs::OpenOptions::new().write(true).open(path);
        return file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed);
    }
    let file = there.and_then(|_| path.canonicalize()).unwrap_or_else(|_| path.to_path_buf());
    let path = file.as_path();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    let written = std::fs::write(&temporary, text).and_then(|()| std::fs::rename(&temporary, path));
    written.map_err(|source| {
        // It may not exist; then there is nothing to remove.
        let _ = std::fs::remove_file(&temporary);
        failed(source)
    })
}

/// The bytes at a path, or `None` when nothing is there.
fn on_disk(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path: path.to_path_buf(), source }),
    }
}

/// Equal, or made unequal only by a checkout that wrote line ends as CR LF.
fn same_text(found: &[u8], wanted: &str) -> bool {
    found == wanted.as_bytes()
        || std::str::from_utf8(found)
            .is_ok_and(|text| text.contains('\r') && text.replace("\r\n", "\n") == wanted)
}

/// A file that may be overwritten: ours, or empty.
fn is_replaceable(found: &[u8]) -> bool {
    let line = found.split(|byte| *byte == b'\n').next().unwrap_or_default();
    found.is_empty() || Label::is_ours(&String::from_utf8_lossy(line))
}

/// Folders of tools, long to read and never ours; an `output` may be as wide as a whole repository.
const SKIPPED: [&str; 3] = [".git", "target", "node_modules"];

/// Our files below a folder that are not wanted any more.
fn superfluous(
    folder: &Path,
    label: &Label,
    wanted: &BTreeSet<PathBuf>,
    found: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(Error::Read { path: folder.to_path_buf(), source }),
    };
    for entry in entries {
        let failed = |source| Error::Read { path: folder.to_path_buf(), source };
        let entry = entry.map_err(failed)?;
        let kind = entry.file_type().map_err(failed)?;
        let path = entry.path();
        if kind.is_dir() {
            if !SKIPPED.iter().any(|name| entry.file_name() == *name) {
                superfluous(&path, label, wanted, found)?;
            }
        } else if kind.is_file()
            && !wanted.contains(&path)
            && first_line(&path).is_some_and(|l| label.is_mine(&l))
        {
            found.push(path);
        }
    }
    Ok(())
}

/// The first line of a Rust or SQL file that can be read; a header is far shorter than what is read of it.
fn first_line(path: &Path) -> Option<String> {
    path.extension().filter(|extension| *extension == "rs" || *extension == "sql")?;
    let mut line = Vec::new();
    BufReader::new(std::fs::File::open(path).ok()?.take(4096)).read_until(b'\n', &mut line).ok()?;
    Some(String::from_utf8_lossy(&line).into_owned())
}

/// Removes a folder and those above it, up to but without `top`, as long as they are empty.
fn remove_empty(mut folder: Option<&Path>, top: &Path) {
    while let Some(path) = folder.filter(|path| *path != top && path.starts_with(top)) {
        if std::fs::remove_dir(path).is_err() {
            return;
        }
        folder = path.parent();
    }
}
