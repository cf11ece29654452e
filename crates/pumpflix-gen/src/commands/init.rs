//! `pumpflix-gen init`

mod templates;

use crate::args::InitArgs;
use crate::outcome::{Exit, Failure, Outcome, count, print};
use pumpflix_build::{Label, Outputs};
use pumpflix_schema::source::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The template's schema, from the project's folder.
const SCHEMA: &str = "schema.prisma";

/// Writes a template's files, and what is generated from its schema, into a folder; all or, when a file is in
/// the way, nothing.
pub(crate) fn run(args: &InitArgs) -> Outcome {
    let name = package_name(&args.dir);
    let mut files = BTreeMap::new();
    for (path, text) in templates::files(args.template) {
        let text = match *path {
            "Cargo.toml" => manifest(text, &name, args.checkout.as_deref())?,
            _ => text.replace(templates::NAME, &name),
        };
        files.insert(PathBuf::from(path), text);
    }
    generate(&mut files)?;
    let in_the_way: Vec<_> = files
        .keys()
        .map(|path| args.dir.join(path))
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| path.display().to_string())
        .collect();
    if !in_the_way.is_empty() {
        let list = in_the_way.join("\n  ");
        return Err(Failure::failed(format!(
            "nothing written, because these files exist already:\n  {list}"
        )));
    }
    for (path, text) in &files {
        create(&args.dir.join(path), text)?;
    }
    print(&summary(args, &files))?;
    Ok(Exit::Fine)
}

/// Adds what the schema among the files asks for, if it has a generator block.
fn generate(files: &mut BTreeMap<PathBuf, String>) -> Result<(), Failure> {
    let text = files.get(Path::new(SCHEMA)).cloned().unwrap_or_default();
    let sources = Sources::single(SCHEMA, text);
    let checked = pumpflix_schema::load(&sources).map_err(|diagnostics| {
        Failure::Invalid(Box::new(pumpflix_build::Invalid { sources, diagnostics }))
    })?;
    let outputs = Outputs::of(checked.primary(), Path::new(""))?;
    for target in pumpflix_build::targets(&checked, &outputs, &Label::new(SCHEMA)) {
        for (path, text) in target.files.iter() {
            files.insert(target.folder.join(path), text.to_owned());
        }
    }
    Ok(())
}

/// Writes a file that must not exist, and the folders above it.
fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::File::create_new(path)?.write_all(text.as_bytes())
    };
    write().map_err(|error| Failure::failed(format!("cannot write {}: {error}", path.display())))
}

/// A package name made from the folder's name.
fn package_name(dir: &Path) -> String {
    let absolute = dir.canonicalize().or_else(|_| std::path::absolute(dir)).unwrap_or_default();
    let folder = absolute.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let plain = folder.replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "-");
    let name = plain.trim_matches('-');
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && !RESERVED.contains(&name) {
        return name.to_owned();
    }
    format!("app-{name}").trim_end_matches('-').to_owned()
}

/// Names that cargo refuses for a package, or that would hide a crate the template uses.
const RESERVED: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc_macro",
    "pub",
    "ref",
    "return",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "tokio",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// The template's manifest with the project's name, and with the crates from a checkout where one is given.
fn manifest(text: &str, name: &str, checkout: Option<&Path>) -> Result<String, Failure> {
    let text = text.replace(templates::NAME, name);
    let Some(checkout) = checkout else { return Ok(text) };
    let crates = checkout.join("crates").canonicalize().map_err(|error| {
        Failure::failed(format!("{}: not a checkout of pumpflix-gen: {error}", checkout.display()))
    })?;
    let lines = text.lines().map(|line| {
        let package = line.split(' ').next().filter(|package| package.starts_with("pumpflix-"));
        match package {
            Some(package) => {
                let path = crates.join(package).display().to_string().replace('\\', "/");
                line.replace(&version(), &format!("path = \"{path}\"")) + "\n"
            }
            None => format!("{line}\n"),
        }
    });
    Ok(lines.collect())
}

/// How the templates ask for the crates of this release.
fn version() -> String {
    format!("version = \"{}.{}\"", env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"))
}

/// What was written, and what to do next.
fn summary(args: &InitArgs, files: &BTreeMap<PathBuf, String>) -> String {
    let mut text = format!("{}: {}\n", args.dir.display(), count(files.len(), "file"));
    for path in files.keys() {
        let _ = writeln!(text, "  {}", path.display());
    }
    let cd = if args.dir == Path::new(".") { String::new() } else { format!("cd {} && ", quoted(&args.dir)) };
    let _ = writeln!(text, "next: {cd}{}", templates::next(args.template));
    text
}

/// A path as a shell takes it for one word.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/\\._-+:~".contains(c);
    if text.chars().all(plain) { text } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Template;
    use clap::ValueEnum;

    #[test]
    fn a_folder_with_a_space_stays_one_word() {
        assert_eq!(quoted(Path::new("/x/my-app")), "/x/my-app");
        assert_eq!(quoted(Path::new("/x/My App")), "\"/x/My App\"");
    }

    #[test]
    fn every_folder_gives_a_package_name() {
        for (dir, name) in
            [("/x/My App", "my-app"), ("/x/9lives", "app-9lives"), ("/x/test", "app-test"), ("/", "app")]
        {
            assert_eq!(package_name(Path::new(dir)), name);
        }
    }

    #[test]
    fn templates_ask_for_this_release_and_have_what_init_needs() {
        for template in Template::value_variants() {
            let files: BTreeMap<_, _> = templates::files(*template).iter().copied().collect();
            assert!(files[SCHEMA].contains("datasource"));
            let manifest = files["Cargo.toml"];
            let ours: Vec<_> = manifest.lines().filter(|line| line.starts_with("pumpflix-")).collect();
            assert!(!ours.is_empty() && ours.iter().all(|line| line.contains(&version())), "{manifest}");
            assert!(manifest.contains(templates::NAME));
        }
    }
}
