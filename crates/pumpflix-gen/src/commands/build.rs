//! `pumpflix-gen build`

use crate::args::BuildArgs;
use crate::outcome::{Exit, Failure, Outcome, count, note, print};
use crate::report::human;
use pumpflix_build::{Error, Group, Kind, Label, Outputs};
use pumpflix_dialect::Dialect;
use pumpflix_schema::Checked;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Reads, checks and generates; then writes, compares or tells, as the flags say.
pub(crate) fn run(args: &BuildArgs) -> Outcome {
    let start = Instant::now();
    let path = args.schema.clone().map_or_else(pumpflix_build::find, Ok)?;
    let input = pumpflix_build::read(&path)?;
    let checked = pumpflix_build::load(&input)?;
    if !args.quiet && !checked.warnings.is_empty() {
        note(&human::all(&checked.warnings, &input.sources));
    }
    let outputs = outputs(args, &checked, &input.base, &path)?;
    let databases = databases(&args.database, &checked)?;
    let label = Label::of(&path);
    let targets = pumpflix_build::targets(&checked, &outputs, &label);
    let mut groups = pumpflix_build::compare(&targets, &label)?;
    for group in groups.iter_mut().filter(|group| group.kind == Kind::Ddl) {
        restrict(group, &databases);
    }
    if args.check {
        return check(args, &groups, &path);
    }
    if !args.dry_run {
        pumpflix_build::apply(&groups)?;
    }
    if !args.quiet {
        let mut text = summary(&path, &checked);
        for group in &groups {
            text.push_str(&line(group, args.verbose || args.dry_run));
        }
        let end = if args.dry_run { ", nothing written (dry run)" } else { "" };
        let _ = writeln!(text, "{} ms{end}", start.elapsed().as_millis());
        print(&text)?;
    }
    Ok(Exit::Fine)
}

/// The flags' folders, or those of the generator blocks.
fn outputs(args: &BuildArgs, checked: &Checked, base: &Path, path: &Path) -> Result<Vec<Outputs>, Failure> {
    if args.output.is_some() || args.ddl.is_some() {
        return Ok(vec![Outputs { client: args.output.clone(), ddl: args.ddl.clone() }]);
    }
    let outputs = Outputs::of(checked.primary(), base)?;
    if outputs.is_empty() {
        return Err(Error::NoGenerator { schema: path.display().to_string() }.into());
    }
    Ok(outputs)
}

/// The databases whose DDL is wanted; all of the schema's when none is named.
fn databases(wanted: &[Dialect], checked: &Checked) -> Result<Vec<Dialect>, Failure> {
    let all: Vec<Dialect> = checked.schemas.iter().map(|schema| schema.dialect).collect();
    match wanted.iter().find(|dialect| !all.contains(dialect)) {
        Some(stranger) => Err(not_served(*stranger, checked)),
        None if wanted.is_empty() => Ok(all),
        None => Ok(wanted.to_vec()),
    }
}

/// The message for a database that the schema is not for.
pub(crate) fn not_served(dialect: Dialect, checked: &Checked) -> Failure {
    let name = dialect.provider();
    let names: Vec<_> = checked.schemas.iter().map(|schema| schema.dialect.provider()).collect();
    Failure::failed(format!(
        "the schema is not for {name} but for {}; `databases` in the generator block can list more",
        names.join(", ")
    ))
}

/// Leaves the SQL files of other databases as they are. Those that no longer belong are removed all the same.
fn restrict(group: &mut Group<'_>, databases: &[Dialect]) {
    let wanted = |path: &PathBuf| {
        let dialect = path.file_stem().and_then(|stem| stem.to_str()).and_then(Dialect::from_provider);
        dialect.is_none_or(|dialect| databases.contains(&dialect))
    };
    group.missing.retain(|(path, _)| wanted(path));
    group.stale.retain(|(path, _)| wanted(path));
}

/// Names everything that is not as the schema says.
fn check(args: &BuildArgs, groups: &[Group<'_>], path: &Path) -> Outcome {
    if groups.iter().all(Group::is_current) {
        if !args.quiet {
            let files = groups.iter().map(|group| group.unchanged).sum();
            print(&format!("{}: {} up to date\n", path.display(), count(files, "file")))?;
        }
        return Ok(Exit::Fine);
    }
    let mut text: String =
        groups.iter().map(|group| changes(group, ["missing", "stale", "superfluous"])).collect();
    let total: usize = groups.iter().map(changed).sum();
    let flags: String = [("--output", &args.output), ("--ddl", &args.ddl)]
        .iter()
        .filter_map(|(flag, value)| value.as_ref().map(|value| format!(" {flag} {}", value.display())))
        .collect();
    let _ = writeln!(
        text,
        "error: {} not as {} says; run: pumpflix-gen build {}{flags}",
        if total == 1 { "1 file is".to_owned() } else { format!("{total} files are") },
        path.display(),
        path.display()
    );
    note(&text);
    Ok(Exit::Findings)
}

/// How many files of a group differ.
fn changed(group: &Group<'_>) -> usize {
    group.missing.len() + group.stale.len() + group.superfluous.len()
}

/// One line for each file of a group that differs, with a word for each of the three ways to differ.
fn changes(group: &Group<'_>, [missing, stale, superfluous]: [&str; 3]) -> String {
    let mut text = String::new();
    let missing = group.missing.iter().map(|(path, _)| (missing, path));
    let stale = group.stale.iter().map(|(path, _)| (stale, path));
    let superfluous = group.superfluous.iter().map(|path| (superfluous, path));
    for (state, path) in missing.chain(stale).chain(superfluous) {
        let _ = writeln!(text, "    {state:<11}  {}", path.display());
    }
    text
}

/// What the schema has, in one line.
fn summary(path: &Path, checked: &Checked) -> String {
    let schema = checked.primary();
    let titles: Vec<_> = checked.schemas.iter().map(|schema| schema.dialect.title()).collect();
    format!(
        "{}: {}, {}, {} for {}\n",
        path.display(),
        count(schema.models.len(), "model"),
        count(schema.enums.len(), "enum"),
        count(schema.relations.len(), "relation"),
        titles.join(" and ")
    )
}

/// What happened to a group, in one line, and its files where they are wanted.
fn line(group: &Group<'_>, with_files: bool) -> String {
    let kind = match group.kind {
        Kind::Client => "client",
        Kind::Ddl => "ddl",
    };
    let states = [
        (group.missing.len(), "new"),
        (group.stale.len(), "changed"),
        (group.superfluous.len(), "removed"),
        (group.unchanged, "unchanged"),
    ];
    let states: Vec<_> =
        states.iter().filter(|(n, _)| *n > 0).map(|(n, state)| format!("{n} {state}")).collect();
    let states = if states.is_empty() { "no files".to_owned() } else { states.join(", ") };
    let mut text = format!("  {kind:<6}  {}: {states}\n", group.folder.display());
    if with_files {
        text.push_str(&changes(group, ["new", "changed", "removed"]));
    }
    text
}
