//! `pumpflix-gen migrate`

mod summary;

use crate::args::{Deny, DiffArgs, DiffFormat, MigrateArgs, MigrateCommand};
use crate::outcome::{Exit, Failure, Outcome, note, print};
use pumpflix_dialect::Dialect;
use pumpflix_schema::Wanted;
use pumpflix_sql::{Backfill, PlanOptions, RenameRequest, RenderOptions, SqlSchema};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// Runs the command below `migrate`.
pub(crate) fn run(args: &MigrateArgs) -> Outcome {
    match &args.command {
        // With `--exit-code`, 2 means that the two differ, so every error is 1.
        MigrateCommand::Diff(args) => diff(args).map_err(Failure::into_finding),
    }
}

/// The tables of one end, on each database that it is for.
type End = Vec<SqlSchema>;

/// Reads both ends, plans, and prints or writes what was asked for.
fn diff(args: &DiffArgs) -> Outcome {
    let load = |path: &Option<PathBuf>| load(path.as_deref(), args.database);
    let (from, to) = both(|| load(&args.from_schema), || load(&args.to_schema));
    let (from, to) = (from?, to?);
    let dialect = args.database.map_or_else(|| common_database(from.as_ref(), to.as_ref()), Ok)?;
    let tables = |end: Option<End>| {
        let found = end.into_iter().flatten().find(|tables| tables.dialect == dialect);
        ManuallyDrop::new(found.unwrap_or_else(|| SqlSchema::empty(dialect)))
    };
    let (before, after) = (tables(from), tables(to));
    let refused = |error: pumpflix_sql::RenameError| Failure::failed(error.to_string());
    let migration = pumpflix_sql::plan(&before, &after, &options(args)?).map_err(refused)?;
    let script = pumpflix_sql::render(&migration, RenderOptions { like_prisma: args.like_prisma });
    if is_unproved(&before, &after) && !script.is_empty() {
        return Err(Failure::failed(
            "for SQL Server there are no diffs between two schemas yet, only the script that creates one: \
             `migrate diff --from-empty --to-schema …` or `sql`; nothing was written",
        ));
    }
    if args.script || args.deny.is_some() {
        note(&summary::warnings(&migration.warnings));
    }
    if args.deny == Some(Deny::DataLoss) && migration.warnings.iter().any(pumpflix_sql::Warning::loses_data) {
        return Err(Failure::failed(
            "values would be lost, and --deny data-loss forbids it; nothing was written",
        ));
    }
    if args.script && !args.like_prisma && migration.warnings.iter().any(is_blocked) {
        return Err(Failure::failed(
            "the script would fail on a table with rows; say what the new columns get there (`--backfill`, any value \
             where there are no rows); nothing was written",
        ));
    }
    let text = match args.format {
        _ if args.script => script.to_string(),
        DiffFormat::Human => summary::human(dialect, &migration),
        DiffFormat::Json => summary::json(dialect, &migration, &script),
    };
    match &args.output {
        Some(path) => pumpflix_build::write(path, &text)?,
        None => print(&text)?,
    }
    Ok(if args.exit_code && !script.is_empty() { Exit::Differs } else { Exit::Fine })
}

/// Does two things side by side, or one after the other where there can be no second thread.
fn both<T: Send>(one: impl Fn() -> T + Sync, other: impl Fn() -> T) -> (T, T) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(crate::STACK).spawn_scoped(scope, &one);
        let other = other();
        let one = thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(&one);
        (one, other)
    })
}

/// A change of tables that are there, on a database for which nothing shows that the text of it is right.
fn is_unproved(before: &SqlSchema, after: &SqlSchema) -> bool {
    after.dialect == Dialect::SqlServer && !before.tables.is_empty() && !after.tables.is_empty()
}

/// A step that any row stops.
fn is_blocked(warning: &pumpflix_sql::Warning) -> bool {
    warning.code.severity() == pumpflix_sql::Severity::Blocked
}

/// The tables of the schema at a path, for one database if one is wanted; nothing for an end that is empty.
fn load(path: Option<&Path>, wanted: Option<Dialect>) -> Result<Option<End>, Failure> {
    let Some(path) = path else { return Ok(None) };
    let input = pumpflix_build::read(path)?;
    // What a schema's lints have to say is said by `check`.
    let checked = pumpflix_build::load_with(&input, Wanted { database: wanted, lints: false })?;
    // The program ends with its answer: to take large schemas and their tables apart would be time for nothing.
    let checked = ManuallyDrop::new(checked);
    Ok(Some(checked.schemas.iter().map(pumpflix_sql::lower).collect()))
}

/// The one database that both ends are for.
fn common_database(from: Option<&End>, to: Option<&End>) -> Result<Dialect, Failure> {
    let ends: Vec<Vec<Dialect>> =
        [from, to].iter().flatten().map(|end| end.iter().map(|tables| tables.dialect).collect()).collect();
    if ends.is_empty() {
        return Err(Failure::failed("both ends are empty; say which --database"));
    }
    let common: Vec<Dialect> =
        Dialect::ALL.into_iter().filter(|dialect| ends.iter().all(|end| end.contains(dialect))).collect();
    let names = |dialects: &[Dialect], word: &str| {
        dialects.iter().map(|dialect| dialect.provider()).collect::<Vec<_>>().join(word)
    };
    match common.as_slice() {
        [only] => Ok(*only),
        [] => {
            let of: Vec<_> = ends.iter().map(|end| names(end, ", ")).collect();
            Err(Failure::failed(format!("the two schemas are for different databases: {}", of.join(" and "))))
        }
        several => {
            let names = names(several, " or ");
            Err(Failure::failed(format!("the schemas serve several databases; say --database {names}")))
        }
    }
}

/// What the flags say about the plan.
fn options(args: &DiffArgs) -> Result<PlanOptions, Failure> {
    let refused = |error: pumpflix_sql::RenameError| Failure::failed(error.to_string());
    Ok(PlanOptions {
        like_prisma: args.like_prisma,
        renames: args
            .rename
            .iter()
            .map(|text| RenameRequest::parse(text))
            .collect::<Result<_, _>>()
            .map_err(refused)?,
        backfills: args
            .backfill
            .iter()
            .map(|text| Backfill::parse(text))
            .collect::<Result<_, _>>()
            .map_err(refused)?,
    })
}
