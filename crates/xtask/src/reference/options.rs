//! The arguments of `cargo xtask reference`.

use std::path::PathBuf;

use crate::step;

/// What the command says when it is asked, or misunderstood.
pub(crate) const HELP: &str = "\
Usage: cargo xtask reference [generate] [OPTIONS] [PATH…]

Asks the reference implementation about schemas and prints how often this project agrees with it.
PATH is a schema file, or a folder of them. Of the *.prisma files in a folder and below it, each is a
schema, unless one alone has a datasource: then they are one schema of several files. `url`,
`directUrl` and `shadowDatabaseUrl` lines are left out, since the reference refuses them and this
project does not.

  --count N        generated schemas, some of them damaged (default 1000; 0 with a PATH or --fixtures)
  --pairs N        generated pairs: a schema and a changed one (default 0)
  --drift N        generated pairs whose scripts run on a live PostgreSQL or SQLite; the reference is then
                   asked what is left to do (default 0)
  --rules          every broken rule of the rule files, for every provider
  --varied N       N damaged or otherwise laid out versions of each schema of a PATH (default 0)
  --fixtures       the fixtures of pumpflix-schema
  --no-scripts     asks only for findings and format, which takes no server and less time
  --seed S         another seed makes other schemas (default 1)
  --reference DIR  the folder that holds reference.mjs (default $PUMPFLIX_REFERENCE, then ../shared/reference)
  --cache FILE     where answers are kept (default target/reference/answers.jsonl)
  --top N          how many disagreements of each sort to print (default 10)
  --report FILE    writes what is printed there too
  --keep DIR       writes every case that disagrees, with both sides, into DIR

The reference needs a PostgreSQL, by the URL in PG_URL; without one a throwaway server is started.

With `generate`, only writes the schemas:
  --out DIR        where to (default generated)";

/// The arguments, understood.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) generate: bool,
    pub(crate) count: u64,
    pub(crate) pairs: u64,
    pub(crate) varied: u64,
    pub(crate) drift: u64,
    pub(crate) rules: bool,
    pub(crate) scripts: bool,
    pub(crate) seed: u64,
    pub(crate) reference: PathBuf,
    pub(crate) cache: PathBuf,
    pub(crate) top: usize,
    pub(crate) report: Option<PathBuf>,
    pub(crate) keep: Option<PathBuf>,
    pub(crate) out: PathBuf,
    pub(crate) paths: Vec<PathBuf>,
}

impl Options {
    /// Reads the arguments; `Err` is what to print instead of working.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let home = std::env::var_os("PUMPFLIX_REFERENCE")
            .map_or_else(|| "../shared/reference".into(), PathBuf::from);
        let mut options = Self {
            generate: false,
            count: 1000,
            pairs: 0,
            varied: 0,
            drift: 0,
            rules: false,
            scripts: true,
            seed: 1,
            reference: home,
            cache: PathBuf::from("target/reference/answers.jsonl"),
            top: 10,
            report: None,
            keep: None,
            out: PathBuf::from("generated"),
            paths: Vec::new(),
        };
        let mut counted = false;
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value\n\n{HELP}"));
            match arg.as_str() {
                "generate" => options.generate = true,
                "--count" => {
                    options.count = number(arg, value()?)?;
                    counted = true;
                }
                "--pairs" => options.pairs = number(arg, value()?)?,
                "--varied" => options.varied = number(arg, value()?)?,
                "--drift" => {
                    options.drift = number(arg, value()?)?;
                    options.count = if counted { options.count } else { 0 };
                }
                "--rules" => options.rules = true,
                "--fixtures" => {
                    let tests = step::root().join("crates/pumpflix-schema/tests");
                    options.paths.extend(["ok", "err", "format"].map(|folder| tests.join(folder)));
                }
                "--no-scripts" => options.scripts = false,
                "--seed" => options.seed = number(arg, value()?)?,
                "--top" => options.top = usize::try_from(number(arg, value()?)?).unwrap_or(usize::MAX),
                "--reference" => options.reference = value()?.into(),
                "--cache" => options.cache = value()?.into(),
                "--report" => options.report = Some(value()?.into()),
                "--keep" => options.keep = Some(value()?.into()),
                "--out" => options.out = value()?.into(),
                "--help" | "-h" => return Err(HELP.to_owned()),
                option if option.starts_with('-') => {
                    return Err(format!("unknown option {option}\n\n{HELP}"));
                }
                path => options.paths.push(path.into()),
            }
        }
        if !options.paths.is_empty() && !counted {
            options.count = 0;
        }
        Ok(options)
    }
}

fn number(option: &str, value: &str) -> Result<u64, String> {
    value.parse().map_err(|e| format!("{option} {value}: {e}"))
}
