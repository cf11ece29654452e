//! Tree to schema: the only way to a [`Schema`].
//!
//! The passes, each over the whole tree: configuration, names, types, attributes, relations. They build a
//! [`draft::Draft`], in which every reference is resolved and every place is kept, and they report what they
//! cannot resolve. When they had nothing to report, the rules of [`validate`] look at the draft as a whole, and
//! when those have nothing to report either, [`build`] makes the schema. A schema that is for several databases
//! goes through this once for each.
//!
//! # Adding a rule
//!
//! 1. A file `rules/<noun>/<rule>.rs` with the rule's `PAGE` (its code is `pumpflix::<noun>::<rule>`) and its
//!    function, and its line in `rules/<noun>/mod.rs`. A rule about the whole draft is
//!    `fn check(draft: &Draft<'_>, out: &mut Out<'_>)` and gets a line in [`validate`]; one about a single
//!    attribute or value is a `fn finding(…) -> Diagnostic` that the pass which reads it calls.
//! 2. A fixture `tests/err/<noun>_<rule>.prisma` that breaks the rule; its snapshot holds text and report.
//!
//! 3. A rule about what the reference accepts is a warning and gets its line in [`lints::LINTS`] instead; its
//!    page says that Prisma does not look.
//!
//! A finding's span starts on the line on which the reference reports it; other places that help are related.

mod allow;
mod annotation;
mod arguments;
mod attributes;
mod build;
mod cascades;
mod conditions;
mod config;
mod constraints;
pub(crate) mod draft;
mod echoes;
mod graph;
pub(crate) mod lints;
mod names;
mod natives;
mod operator_classes;
mod out;
mod predicate;
mod relations;
pub(crate) mod rules;
mod tables;
mod types;
mod understood;
mod validate;

pub(crate) use understood::when_understood;

use foldhash::HashMap;

use pumpflix_dialect::Dialect;

use self::config::Config;
use self::out::Out;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::Schema;
use crate::source::{FileId, Sources, Span};
use crate::syntax::ast::{Ast, ConfigKeyword};

/// The finding that leaves room for no other.
const CONFLICT: &str = crate::syntax::rules::merge_conflict::PAGE.code;

/// What a schema without errors is.
#[derive(Clone, Debug)]
pub struct Checked {
    /// One schema per database: those of the generator's `databases` in order, else the datasource's alone; from
    /// [`load_for`] that of its database alone. Never empty.
    pub schemas: Vec<Schema>,
    /// What was found on the way, in source order.
    pub warnings: Diagnostics,
    own: usize,
}

impl Checked {
    /// The schema of the datasource's own database, or of the one that [`load_for`] was asked for.
    #[must_use]
    pub fn primary(&self) -> &Schema {
        &self.schemas[self.own]
    }

    /// The schema of a database, if it is one of those that the schema is for.
    #[must_use]
    pub fn get(&self, dialect: Dialect) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.dialect == dialect)
    }
}

/// What a schema is loaded for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The one database to check for, whichever the schema itself is for.
    pub database: Option<Dialect>,
    /// The lints are wanted too: without them there are only the warnings that are found on the way.
    pub lints: bool,
}

/// Checks a tree of these sources. The error holds every error and warning, in source order.
pub fn check(ast: &Ast, sources: &Sources) -> Result<Checked, Diagnostics> {
    finish(ast, sources, Diagnostics::new(), Wanted { database: None, lints: true })
}

/// Parses and checks. The error holds every error and warning, in source order.
pub fn load(sources: &Sources) -> Result<Checked, Diagnostics> {
    load_with(sources, Wanted { database: None, lints: true })
}

/// Parses and checks for one database, whichever the schema itself is for. The error holds every error and warning,
/// in source order.
pub fn load_for(sources: &Sources, dialect: Dialect) -> Result<Checked, Diagnostics> {
    load_with(sources, Wanted { database: Some(dialect), lints: true })
}

/// Parses and checks what is wanted. The error holds every error, and the warnings that were looked for, in source
/// order.
pub fn load_with(sources: &Sources, wanted: Wanted) -> Result<Checked, Diagnostics> {
    let (ast, diagnostics) = crate::parse(sources);
    finish(&ast, sources, diagnostics, wanted)
}

fn finish(
    ast: &Ast,
    sources: &Sources,
    mut diagnostics: Diagnostics,
    wanted: Wanted,
) -> Result<Checked, Diagnostics> {
    if diagnostics.iter().any(|d| d.code == CONFLICT) {
        // Half of what is there is somebody else's; nothing else can be said about it.
        return Err(diagnostics.into_iter().filter(|d| d.code == CONFLICT).collect());
    }
    let mut out = Out::new(sources);
    let config = config::resolve(ast, &mut out);
    diagnostics.append(out.diagnostics);
    let own = config.datasource.as_ref().and_then(|d| d.dialect).map(|own| wanted.database.unwrap_or(own));
    let databases = match wanted.database {
        Some(only) => vec![only],
        // Names, types and attributes of a schema without a known database are still checked, as if for PostgreSQL.
        None if config.databases.is_empty() => vec![Dialect::Postgres],
        None => config.databases.clone(),
    };
    let depth = match (diagnostics.has_errors(), wanted.lints) {
        (true, _) => Depth::Parts,
        (false, false) => Depth::Whole,
        (false, true) => Depth::Lints,
    };
    let mut schemas = Vec::with_capacity(databases.len());
    let mut found = Vec::with_capacity(databases.len());
    for dialect in &databases {
        let (schema, findings) = check_for(*dialect, ast, sources, &config, depth);
        schemas.extend(schema);
        found.push((*dialect, findings));
    }
    diagnostics.append(merge(found));
    let is_missing = !ast.configs.iter().any(|block| block.keyword == ConfigKeyword::Datasource);
    // A file that lacks it is most often one of several; what else is wrong with it comes first.
    if is_missing && !diagnostics.has_errors() && sources.iter().next().is_some() {
        let start = Span { file: FileId(0), start: 0, end: 0 };
        diagnostics.push(rules::datasource::missing::finding(start));
    }
    diagnostics.sort();
    if diagnostics.has_errors() {
        echoes::point_at_the_keyword(&mut diagnostics, sources);
        echoes::point_at_the_open_brace(&mut diagnostics, ast, sources);
        return Err(echoes::silence(diagnostics, sources));
    }
    let own = schemas.iter().position(|schema| Some(schema.dialect) == own);
    match own {
        Some(own) => Ok(Checked { schemas, warnings: diagnostics, own }),
        // No sources at all, so not even a place at which to miss the datasource.
        None => Err(diagnostics),
    }
}

/// How much is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    /// Names, types and attributes, each on its own: there are errors already.
    Parts,
    /// The schema as a whole, too.
    Whole,
    /// And what nobody means, where the schema is right.
    Lints,
}

fn check_for<'a>(
    dialect: Dialect,
    ast: &'a Ast,
    sources: &'a Sources,
    config: &'a Config<'a>,
    depth: Depth,
) -> (Option<Schema>, Diagnostics) {
    let mut out = Out::new(sources);
    let mut draft = names::resolve(ast, sources, config, dialect, &mut out);
    types::resolve(&mut draft, &mut out);
    attributes::resolve(&mut draft, &mut out);
    let groups = relations::resolve(&mut draft);
    if depth > Depth::Parts && !out.has_errors() {
        validate::run(&draft, &groups, &mut out);
        if depth == Depth::Lints && !out.has_errors() {
            lints::run(&draft, &mut out);
        }
        allow::silence(&draft, &mut out);
    }
    let schema = (depth > Depth::Parts && !out.has_errors()).then(|| build::schema(draft));
    (schema, out.diagnostics)
}

/// One list of findings from one per database. What was found for each is said once; what was found for some
/// only names them.
fn merge(found: Vec<(Dialect, Diagnostics)>) -> Diagnostics {
    if found.len() == 1 {
        return found.into_iter().next().map_or_else(Diagnostics::new, |(_, findings)| findings);
    }
    let mut found = found.into_iter();
    let Some((first, findings)) = found.next() else { return Diagnostics::new() };
    let mut merged: Vec<(Diagnostic, Vec<Dialect>)> = Vec::new();
    let mut at: HashMap<(&'static str, Span, String), usize> = HashMap::default();
    let count = 1 + found.len();
    for (dialect, findings) in std::iter::once((first, findings)).chain(found) {
        for finding in findings {
            let place =
                *at.entry((finding.code, finding.span, finding.message.clone())).or_insert(merged.len());
            match merged.get_mut(place) {
                Some((_, dialects)) if dialects.last() == Some(&dialect) => {}
                Some((_, dialects)) => dialects.push(dialect),
                None => merged.push((finding, vec![dialect])),
            }
        }
    }
    let mut all = Diagnostics::new();
    for (mut finding, dialects) in merged {
        if dialects.len() < count {
            let names = dialects.iter().map(|d| d.title()).collect::<Vec<_>>().join(" and ");
            finding.message = format!("{} (for {names})", finding.message);
        }
        all.push(finding);
    }
    all
}
