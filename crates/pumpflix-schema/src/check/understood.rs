//! Whether a schema can be understood although its relations may be incomplete.

use std::collections::HashSet;

use pumpflix_dialect::Dialect;

use super::draft::{Draft, FieldTy, ModelDraft};
use super::out::Out;
use super::{attributes, config, names, types};
use crate::source::Sources;
use crate::syntax::ast::{Ast, ConfigKeyword};

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
    let config = config::resolve(ast, &mut about_config);
    let mut out = Out::new(sources);
    let dialect = config.datasource.as_ref().and_then(|d| d.dialect).unwrap_or(Dialect::Postgres);
    let mut draft = names::resolve(ast, sources, &config, dialect, &mut out);
    types::resolve(&mut draft, &mut out);
    attributes::resolve(&mut draft, &mut out);
    let in_the_way = about_config.diagnostics.iter().any(|d| SOONER.contains(&d.code))
        || out.has_errors()
        || draft.models.iter().any(|model| is_bad_composite(&draft, model))
        || has_twin_datasources(&draft);
    (!in_the_way).then(|| then(&draft))
}

/// A composite type with something that none may have; that there may be none at all is said later.
fn is_bad_composite(draft: &Draft<'_>, model: &ModelDraft<'_>) -> bool {
    let is_known = |name: &str| matches!(name, "map" | "default") || name.contains('.');
    model.is_composite()
        && (!model.block.attributes.is_empty()
            || model.fields.iter().any(|field| {
                let mut attributes = field.ast.attributes.iter();
                matches!(field.ty, FieldTy::Model(_))
                    || attributes.any(|attribute| !is_known(draft.text(attribute.name.span)))
            }))
}

/// Two datasources have one name. That there are two at all is said later.
fn has_twin_datasources(draft: &Draft<'_>) -> bool {
    let mut names = HashSet::new();
    let mut blocks = draft.ast.configs.iter().filter(|block| block.keyword == ConfigKeyword::Datasource);
    blocks.any(|block| !names.insert(draft.text(block.name.span)))
}
