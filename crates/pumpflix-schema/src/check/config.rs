//! The first pass: datasource and generators.

mod datasource;
mod generator;
mod previews;

use foldhash::HashMap;

use pumpflix_dialect::Dialect;

use super::out::Out;
use super::rules;
use crate::diagnostics::Diagnostic;
use crate::model::{Extension, Generator, RelationMode};
use crate::source::Span;
use crate::syntax::ast::{Ast, ConfigBlock, ConfigKeyword, Expression, Property};

pub(crate) use previews::{Preview, Previews};

/// What the configuration blocks say.
#[derive(Debug)]
pub(crate) struct Config<'a> {
    /// `None` when there is none, or more than one.
    pub(crate) datasource: Option<Datasource<'a>>,
    pub(crate) generators: Vec<Generator>,
    pub(crate) previews: Previews,
    /// Every database to check for, the datasource's own among them.
    pub(crate) databases: Vec<Dialect>,
    /// There is a generator of ours, so that names in Rust matter.
    pub(crate) generates_rust: bool,
}

/// The datasource block.
#[derive(Debug)]
pub(crate) struct Datasource<'a> {
    pub(crate) name: &'a str,
    /// `None` when the provider is missing or unknown.
    pub(crate) dialect: Option<Dialect>,
    pub(crate) relation_mode: RelationMode,
    pub(crate) schemas: Vec<(String, Span)>,
    pub(crate) extensions: Vec<Extension>,
    /// What is wrong with it, but said only when all names and attributes of the schema are right.
    pub(crate) later: Vec<Diagnostic>,
    pub(crate) span: Span,
}

/// Reads the configuration blocks.
pub(crate) fn resolve<'a>(ast: &'a Ast, out: &mut Out<'a>) -> Config<'a> {
    let blocks = |keyword| ast.configs.iter().filter(move |block| block.keyword == keyword);
    let mut config = Config {
        datasource: None,
        generators: Vec::new(),
        previews: Previews::default(),
        databases: Vec::new(),
        generates_rust: false,
    };
    let mut sources_of_data = blocks(ConfigKeyword::Datasource);
    let (first, second) = (sources_of_data.next(), sources_of_data.next());
    let dialect = match first {
        Some(block) if second.is_none() => datasource::dialect_of(block, out),
        _ => None,
    };
    for block in blocks(ConfigKeyword::Generator) {
        generator::resolve(block, dialect, &mut config, out);
    }
    generator::duplicates(blocks(ConfigKeyword::Generator), out);
    match (first, second) {
        (Some(first), Some(second)) => several(first, second, blocks(ConfigKeyword::Datasource), out),
        (Some(block), None) => config.datasource = Some(datasource::resolve(block, config.previews, out)),
        (None, _) => {}
    }
    config.databases = generator::databases(ast, config.datasource.as_ref(), out);
    config
}

fn several<'a>(
    first: &ConfigBlock,
    second: &ConfigBlock,
    all: impl Iterator<Item = &'a ConfigBlock>,
    out: &mut Out<'_>,
) {
    for block in all {
        let other = if block.span == first.span { second } else { first };
        let name = out.text(block.name.span);
        out.push(rules::datasource::several::finding(block.span, name, other.name.span));
    }
}

/// Reports what is wrong with any block's properties: no value, or twice the same key.
fn check_properties(block: &ConfigBlock, out: &mut Out<'_>) {
    let mut seen: HashMap<&str, Span> = HashMap::default();
    for property in &block.properties {
        let key = out.text(property.key.span);
        if property.value.is_none() {
            out.push(rules::property::no_value::finding(block.span, property.key.span, key));
        }
        if let Some(first) = seen.get(key) {
            out.push(rules::property::duplicate::finding(property.key.span, *first, key));
        } else {
            seen.insert(key, property.key.span);
        }
    }
}

fn property<'a>(block: &'a ConfigBlock, key: &str, out: &Out<'_>) -> Option<(&'a Property, &'a Expression)> {
    block
        .properties
        .iter()
        .find(|p| out.text(p.key.span) == key)
        .and_then(|p| p.value.as_ref().map(|value| (p, value)))
}
