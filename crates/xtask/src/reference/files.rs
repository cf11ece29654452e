//! Schemas from disk as cases, and cases onto disk.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use pumpflix_dialect::Dialect;

use super::ask;
use super::cases::Case;
use super::ours;

/// The schemas at a path, in order of their names; see [`super::options::HELP`].
pub(crate) fn cases(path: &Path) -> Result<Vec<Case>, String> {
    let mut files = Vec::new();
    collect(path, &mut files)?;
    files.sort();
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        texts.push((file, without_urls(&text)));
    }
    Ok(grouped(path, texts))
}

/// Each file a case, and the files of a folder together where they are one schema.
fn grouped(folder: &Path, texts: Vec<(PathBuf, String)>) -> Vec<Case> {
    let has_datasource = |text: &str| text.lines().any(|line| line.trim_start().starts_with("datasource"));
    let datasources = texts.iter().filter(|(_, text)| has_datasource(text)).count();
    if datasources == 1 && texts.len() > 1 {
        let dialect = texts.iter().find(|(_, text)| has_datasource(text)).map(|(_, text)| provider(text));
        let files = texts.into_iter().map(|(_, text)| text).collect();
        let dialect = dialect.unwrap_or(Dialect::Postgres);
        return vec![Case { name: folder.display().to_string(), dialect, files, previous: None }];
    }
    let mut cases = Vec::new();
    let mut rest = texts.into_iter().peekable();
    while let Some((file, text)) = rest.next() {
        let below = file.strip_prefix(folder).unwrap_or(&file).components().collect::<Vec<_>>();
        if let [first, _, ..] = below.as_slice() {
            let inner = folder.join(first);
            let mut own = vec![(file.clone(), text)];
            while let Some(next) = rest.next_if(|(next, _)| next.starts_with(&inner)) {
                own.push(next);
            }
            cases.extend(grouped(&inner, own));
        } else {
            let name = file.display().to_string();
            cases.push(Case { name, dialect: provider(&text), files: vec![text], previous: None });
        }
    }
    cases
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if path.is_file() {
        files.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", path.display()))?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() || (name.ends_with(".prisma") && !name.ends_with(".formatted.prisma")) {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// The text without the datasource properties that the reference refuses since its version 7.
fn without_urls(text: &str) -> String {
    let refused = |line: &str| {
        let key = line.split('=').next().unwrap_or("").trim();
        line.contains('=') && matches!(key, "url" | "directUrl" | "shadowDatabaseUrl")
    };
    text.split_inclusive('\n').filter(|line| !refused(line)).collect()
}

/// The provider that a text names; PostgreSQL where it names none, for which the reference writes no script.
pub(crate) fn provider(text: &str) -> Dialect {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix("provider"))
        .filter_map(|rest| rest.split('"').nth(1))
        .find_map(Dialect::from_provider)
        .unwrap_or(Dialect::Postgres)
}

/// Writes a case under its name.
pub(crate) fn write(folder: &Path, case: &Case) -> Result<(), String> {
    match &case.previous {
        None => match case.files.as_slice() {
            [text] => put(folder, &case.name, "prisma", text),
            files => files
                .iter()
                .enumerate()
                .try_for_each(|(number, text)| put(folder, &case.name, &format!("{number}.prisma"), text)),
        },
        Some(previous) => {
            put(folder, &case.name, "before.prisma", previous)?;
            put(folder, &case.name, "after.prisma", case.files.first().map_or("", String::as_str))
        }
    }
}

/// Writes a case with both sides of what was found.
pub(crate) fn keep(
    folder: &Path,
    case: &Case,
    theirs: &ask::Answer,
    mine: &ours::Answer,
) -> Result<(), String> {
    let name = case.name.replace(['/', '\\'], "__");
    let named = Case { name: name.clone(), ..case.clone() };
    write(folder, &named)?;
    let mut found = String::new();
    for f in theirs.findings.iter().flatten() {
        let kind = if f.warning { "warning" } else { "error" };
        let _ = writeln!(found, "theirs {kind} line {}: {}", f.line, f.message);
    }
    for f in &mine.findings {
        let kind = if f.warning { "warning" } else { "error" };
        let _ = writeln!(found, "ours {kind} line {}: {}: {}", f.line, f.code, f.message);
    }
    put(folder, &name, "findings.txt", &found)?;
    for (what, a, b) in [
        ("formatted.prisma", &theirs.formatted, &mine.formatted),
        ("ddl.sql", &theirs.ddl, &mine.ddl),
        ("diff.sql", &theirs.diff, &mine.diff),
    ] {
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            put(folder, &name, &format!("theirs.{what}"), a)?;
            put(folder, &name, &format!("ours.{what}"), b)?;
        }
    }
    Ok(())
}

/// Writes one file of a case.
pub(crate) fn put(folder: &Path, name: &str, extension: &str, text: &str) -> Result<(), String> {
    let path = folder.join(format!("{name}.{extension}"));
    std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
}
