//! Whether a schema can be understood although its relations may be incomplete.

use super::draft::Draft;
use super::out::Out;
use super::{attributes, config, names, types};
use crate::diagnostics::Severity;
use crate::source::Sources;
use crate::syntax::ast::Ast;
use pumpflix_dialect::Dialect;

/// What the reference finds only after it has looked at relations, although the passes here find it before.
const LATER: [&str; 3] =
    ["pumpflix::default::format", "pumpflix::default::integer", "pumpflix::default::unknown_function"];

/// What the reference finds in a configuration block before it looks at relations; all else there comes later.
const SOONER: [&str; 2] = ["pumpflix::generator::duplicate", "pumpflix::property::duplicate"];

/// Hands out the draft of a schema in which every name, type and attribute is right, each on its own.
///
/// That is the state in which the formatter adds what relations lack; which finding stands in its way is taken
/// from the reference, so that the two agree.
pub(crate) fn when_understood<T>(
    ast: &Ast,
    sources: &Sources,
    then: impl FnOnce(&Draft<'_>) -> T,
) -> Option<T> {
    let mut about_config = Out::new(sources);
    let config = config::resolve(ast, sources, &mut about_config);
    let mut out = Out::new(sources);
    let dialect = config.datasource.as_ref().and_then(|d| d.dialect).unwrap_or(Dialect::Postgres);
    let mut draft = names::resolve(ast, sources, &config, dialect, &mut out);
    types::resolve(&mut draft, &mut out);
    attributes::resolve(&mut draft, &mut out);
    let errors = |out: Out<'_>| out.diagnostics.into_iter().filter(|d| d.severity == Severity::Error);
    let in_the_way = errors(about_config).any(|d| SOONER.contains(&d.code))
        || errors(out).any(|d| !LATER.contains(&d.code));
    (!in_the_way).then(|| then(&draft))
}
