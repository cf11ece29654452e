//! The command line: what can be typed, and its help.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use pumpflix_dialect::Dialect;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  findings: the schema has errors, or generated or formatted files are stale
  2  misuse, or the system refused to read or write";

/// The Prisma schema compiler for Rust: DDL and a typed client from schema.prisma.
#[derive(Debug, Parser)]
#[command(name = "pumpflix-gen", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate the Rust client and the DDL that the schema's generator block asks for
    #[command(after_help = BUILD_HELP)]
    Build(BuildArgs),
    /// Say what is wrong with schemas, writing nothing
    #[command(after_help = CHECK_HELP)]
    Check(CheckArgs),
    /// Write schemas in Prisma's canonical layout
    #[command(after_help = FORMAT_HELP)]
    Format(FormatArgs),
    /// Print a rule's page: why it exists, a wrong example, a right one
    #[command(after_help = EXPLAIN_HELP)]
    Explain(ExplainArgs),
    /// Start a project from a template
    #[command(after_help = INIT_HELP)]
    Init(InitArgs),
    /// Write the SQL that leads from one schema to another
    Migrate(MigrateArgs),
    /// Print the SQL that creates the schema's tables
    #[command(after_help = SQL_HELP)]
    Sql(SqlArgs),
}

const BUILD_HELP: &str = "\
Examples:
  pumpflix-gen build                        schema.prisma, or prisma/schema.prisma
  pumpflix-gen build schema/app.prisma
  pumpflix-gen build schema/                every .prisma file in a folder, as one schema
  pumpflix-gen build --check                for CI: exit 1 when a generated file is stale

The generator block says where the files go; paths start from the schema's folder:
  generator rust {
    provider  = \"pumpflix-gen\"
    output    = \"./src/db\"                  the Rust client
    ddl       = \"./ddl\"                     one SQL file for each database
    databases = [\"sqlite\", \"postgresql\"]    default: the datasource's provider
  }

Files that are already right are not touched. Files that this command made earlier and that no
longer belong are removed. Files of others are never overwritten or removed.

Exit codes: 0 done; 1 the schema has errors, or --check found stale files; 2 misuse or IO";

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
pub(crate) struct BuildArgs {
    /// A schema file, or a folder of .prisma files
    pub(crate) schema: Option<PathBuf>,
    /// Write nothing; exit 1 and name the files when something is stale
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) check: bool,
    /// Write nothing; say what would be written
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the DDL of this database only (may be repeated); the client always speaks all of them
    #[arg(long, value_name = "NAME", value_parser = database)]
    pub(crate) database: Vec<Dialect>,
    /// Folder of the Rust client, instead of the generator block's `output`
    #[arg(long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Folder of the SQL files, instead of the generator block's `ddl`
    #[arg(long, value_name = "DIR")]
    pub(crate) ddl: Option<PathBuf>,
    /// Print nothing but errors
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Name every file
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

const CHECK_HELP: &str = "\
Examples:
  pumpflix-gen check                                   schema.prisma, or prisma/schema.prisma
  pumpflix-gen check services/*/schema.prisma          several schemas, each on its own
  pumpflix-gen check schema/ --format json | jq .diagnostics
  pumpflix-gen check --format sarif > findings.sarif

Reports go to standard error, machine formats to standard output.

Exit codes: 0 no error; 1 errors, or warnings with --deny-warnings; 2 misuse or IO";

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Schema files, or folders of .prisma files; each is one schema
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Exit 1 on warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Excerpts of the schema, for people
    Human,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

const FORMAT_HELP: &str = "\
Examples:
  pumpflix-gen format                       schema.prisma, or prisma/schema.prisma
  pumpflix-gen format schema/ other.prisma
  pumpflix-gen format --check               for CI: print a diff and exit 1 when something would change
  pumpflix-gen format --stdin < in.prisma > out.prisma

Exit codes: 0 done; 1 --check found something to change; 2 misuse or IO";

#[derive(Debug, ClapArgs)]
pub(crate) struct FormatArgs {
    /// Schema files, or folders of .prisma files
    #[arg(value_name = "PATH", conflicts_with = "stdin")]
    pub(crate) paths: Vec<PathBuf>,
    /// Write nothing; print a diff and exit 1 when something would change
    #[arg(long)]
    pub(crate) check: bool,
    /// Read a schema from standard input and print it to standard output
    #[arg(long)]
    pub(crate) stdin: bool,
}

const EXPLAIN_HELP: &str = "\
Examples:
  pumpflix-gen explain                      every code
  pumpflix-gen explain pumpflix::relation::missing_opposite

Exit codes: 0 printed; 2 there is no such code";

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// A code, as reports print it; without one, all codes are listed
    pub(crate) code: Option<String>,
}

const INIT_HELP: &str = "\
Examples:
  pumpflix-gen init hello                          a program that generates its client in build.rs
  pumpflix-gen init worker --template service
  pumpflix-gen init data --template library

No file is ever overwritten: when one is in the way, nothing is written at all.

Exit codes: 0 done; 2 a file is in the way, or the system refused to write";

#[derive(Debug, ClapArgs)]
pub(crate) struct InitArgs {
    /// The new project's folder
    #[arg(default_value = ".")]
    pub(crate) dir: PathBuf,
    /// What to start from
    #[arg(long, value_enum, default_value_t = Template::Quickstart)]
    pub(crate) template: Template,
    /// Take the pumpflix crates from a checkout of their repository instead of the registry
    #[arg(long, value_name = "DIR")]
    pub(crate) checkout: Option<PathBuf>,
}

/// What a project can be started from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// A program on SQLite; the client is generated by build.rs
    Quickstart,
    /// A background worker on SQLite or PostgreSQL; the client is checked in
    Service,
    /// A data crate for other crates of a workspace; the client is checked in
    Library,
}

const SQL_HELP: &str = "\
Examples:
  pumpflix-gen sql | sqlite3 app.db
  pumpflix-gen sql schema/ --database postgresql | psql app

Exit codes: 0 printed; 1 the schema has errors; 2 misuse or IO";

#[derive(Debug, ClapArgs)]
pub(crate) struct SqlArgs {
    /// A schema file, or a folder of .prisma files
    pub(crate) schema: Option<PathBuf>,
    /// Which database; needed when the schema serves several
    #[arg(long, value_name = "NAME", value_parser = database)]
    pub(crate) database: Option<Dialect>,
    /// Exactly what Prisma writes, also where that is wrong
    #[arg(long)]
    pub(crate) like_prisma: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct MigrateArgs {
    #[command(subcommand)]
    pub(crate) command: MigrateCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MigrateCommand {
    /// Compare two schemas: what it takes to get from one to the other, and what that can cost
    #[command(after_help = DIFF_HELP)]
    Diff(DiffArgs),
}

const DIFF_HELP: &str = "\
Examples:
  pumpflix-gen migrate diff --from-empty --to-schema schema.prisma --script
  pumpflix-gen migrate diff --from-schema old.prisma --to-schema schema.prisma
  pumpflix-gen migrate diff --from-schema old.prisma --to-schema schema.prisma --script \\
      --rename User.name=fullName --backfill User.country=\"'CH'\" -o migration.sql

A script that any row would stop (a required column without a value for the rows that are there) is
an error, unless --backfill says the value.

Exit codes: 0 done; 1 an error, or data loss that --deny forbids; 2 misuse. With --exit-code: 0 the
two are the same, 1 an error or misuse, 2 they differ";

#[derive(Debug, ClapArgs)]
#[command(group = clap::ArgGroup::new("from").required(true), group = clap::ArgGroup::new("to").required(true))]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that a person types")]
pub(crate) struct DiffArgs {
    /// Start from a database without tables
    #[arg(long, group = "from")]
    pub(crate) from_empty: bool,
    /// Start from this schema: a file, or a folder of .prisma files
    #[arg(long, value_name = "PATH", group = "from")]
    pub(crate) from_schema: Option<PathBuf>,
    /// End with a database without tables
    #[arg(long, group = "to")]
    pub(crate) to_empty: bool,
    /// End with this schema: a file, or a folder of .prisma files
    #[arg(long, value_name = "PATH", group = "to")]
    pub(crate) to_schema: Option<PathBuf>,
    /// Print the SQL script instead of a summary
    #[arg(long, conflicts_with = "format")]
    pub(crate) script: bool,
    /// How the summary is printed
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    pub(crate) format: DiffFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Exit 2 when the two differ
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// Which database; needed when the schemas serve several, or are to be taken for another than their own
    #[arg(long, value_name = "NAME", value_parser = database)]
    pub(crate) database: Option<Dialect>,
    /// Exactly what Prisma writes, also where that loses values that need not be lost
    #[arg(long)]
    pub(crate) like_prisma: bool,
    /// A model, enum, field or value that has another name now: Old=New, Model.old=new (may be repeated)
    #[arg(long, value_name = "OLD=NEW", conflicts_with = "like_prisma")]
    pub(crate) rename: Vec<String>,
    /// The value of a new required field in the rows that are there: Model.field=SQL (may be repeated)
    #[arg(long, value_name = "FIELD=SQL", conflicts_with = "like_prisma")]
    pub(crate) backfill: Vec<String>,
    /// Exit 1, and write nothing, when this would happen
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
}

/// How a summary is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Lines for people
    Human,
    /// One JSON object
    Json,
}

/// What a migration must not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    /// Lose values
    DataLoss,
}

/// A database by the name that schemas have for it.
fn database(name: &str) -> Result<Dialect, String> {
    Dialect::from_provider(name).ok_or_else(|| {
        let names: Vec<_> = Dialect::ALL.iter().map(|dialect| dialect.provider()).collect();
        format!("not a database; there are {}", names.join(", "))
    })
}
