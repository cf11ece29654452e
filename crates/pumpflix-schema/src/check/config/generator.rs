//! Generator blocks.

use foldhash::HashMap;

use pumpflix_dialect::Dialect;

use super::super::arguments;
use super::super::out::Out;
use super::super::rules::generator as rules;
use super::previews::{ACTIVE, HIDDEN, STABLE};
use super::{Config, Datasource, check_properties, property};
use crate::model::Generator;
use crate::model::config::ConfigValue;
use crate::source::Span;
use crate::syntax::ast::{Ast, ConfigBlock, ConfigKeyword, Expression};

/// The provider of our own generator.
const OURS: &str = "pumpflix-gen";

pub(super) fn resolve<'a>(
    block: &'a ConfigBlock,
    dialect: Option<Dialect>,
    config: &mut Config<'a>,
    out: &mut Out<'a>,
) {
    check_properties(block, out);
    let name = out.text(block.name.span);
    let mut generator = Generator {
        name: name.to_owned(),
        provider: String::new(),
        properties: Vec::new(),
        span: block.name.span,
    };
    match property(block, "provider", out) {
        Some((_, value)) => generator.provider = string_or_env(value, out).unwrap_or_default(),
        None if block.properties.iter().any(|p| out.text(p.key.span) == "provider") => {}
        None => out.push(rules::no_provider::finding(block.span, name)),
    }
    let ours = generator.provider == OURS;
    config.generates_rust |= ours;
    for property in &block.properties {
        let key = out.text(property.key.span);
        let Some(value) = &property.value else { continue };
        match key {
            "provider" => continue,
            "previewFeatures" => previews(value, dialect, config, out),
            "output" => {
                string_or_env(value, out);
            }
            "engineType" => {
                arguments::string(value, out);
            }
            "ddl" if ours => {
                arguments::string(value, out);
            }
            "binaryTargets" => {
                for item in arguments::list(value) {
                    string_or_env(item, out);
                }
            }
            _ => {}
        }
        generator.properties.push((key.to_owned(), config_value(value, out)));
    }
    config.generators.push(generator);
}

pub(super) fn duplicates<'a>(blocks: impl Iterator<Item = &'a ConfigBlock>, out: &mut Out<'_>) {
    let mut seen: HashMap<&str, Span> = HashMap::default();
    for block in blocks {
        let name = out.text(block.name.span);
        if let Some(first) = seen.get(name) {
            out.push(rules::duplicate::finding(block.name.span, *first, name));
        } else {
            seen.insert(name, block.name.span);
        }
    }
}

fn string_or_env<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<String> {
    match value {
        Expression::Function(call) if out.text(call.name.span) == "env" => {
            let name = call.arguments.items.first().and_then(|a| a.value.as_ref());
            match name {
                Some(Expression::String(text)) => Some(format!("env:{}", arguments::literal(*text, out))),
                Some(other) => arguments::wrong(other, "the variable's name in quotes", out),
                None => arguments::wrong(value, "the variable's name in quotes", out),
            }
        }
        Expression::String(text) => Some(arguments::literal(*text, out).into_owned()),
        other => arguments::wrong(other, "text in quotes", out),
    }
}

fn previews<'a>(value: &'a Expression, dialect: Option<Dialect>, config: &mut Config<'a>, out: &mut Out<'a>) {
    for item in arguments::list(value) {
        let Some(name) = arguments::string(item, out) else { continue };
        let text = &*name.text;
        let only_postgres =
            text == "fullTextSearchPostgres" && dialect.is_some_and(|d| d != Dialect::Postgres);
        if (ACTIVE.contains(&text) && !only_postgres) || HIDDEN.contains(&text) {
            config.previews.switch_on(text);
        } else if text == "fullTextSearch" && matches!(dialect, Some(Dialect::Postgres)) {
            out.push(rules::renamed_preview::finding(name.span, text, "fullTextSearchPostgres"));
        } else if STABLE.contains(&text) || text == "fullTextSearch" {
            out.push(rules::stable_preview::finding(name.span, text));
        } else {
            out.push(rules::unknown_preview::finding(name.span, text, ACTIVE));
        }
    }
}

fn config_value(value: &Expression, out: &Out<'_>) -> ConfigValue {
    match value {
        Expression::String(text) => ConfigValue::String(arguments::literal(*text, out).into_owned()),
        Expression::Number(span) => ConfigValue::Number(out.text(*span).to_owned()),
        Expression::Array { items, .. } => {
            ConfigValue::Array(items.iter().map(|item| config_value(item, out)).collect())
        }
        Expression::Function(call) if out.text(call.name.span) == "env" => {
            let name = call.arguments.items.first().and_then(|a| a.value.as_ref());
            ConfigValue::Env(match name {
                Some(Expression::String(text)) => arguments::literal(*text, out).into_owned(),
                _ => String::new(),
            })
        }
        other => match out.text(other.span()) {
            "true" => ConfigValue::Boolean(true),
            "false" => ConfigValue::Boolean(false),
            text => ConfigValue::String(text.to_owned()),
        },
    }
}

/// The databases that our generators list, each once; the datasource's own alone when none lists any.
pub(super) fn databases<'a>(
    ast: &'a Ast,
    datasource: Option<&Datasource<'a>>,
    out: &mut Out<'a>,
) -> Vec<Dialect> {
    let own = datasource.and_then(|d| d.dialect);
    let mut all = Vec::new();
    for block in ast.configs.iter().filter(|b| b.keyword == ConfigKeyword::Generator) {
        let ours = match property(block, "provider", out) {
            Some((_, Expression::String(text))) => arguments::literal(*text, out) == OURS,
            _ => false,
        };
        let Some((_, value)) = property(block, "databases", out).filter(|_| ours) else { continue };
        let mut listed = Vec::new();
        let mut complete = true;
        for item in arguments::list(value) {
            let Some(name) = arguments::string(item, out) else {
                complete = false;
                continue;
            };
            match Dialect::from_provider(&name.text) {
                Some(dialect) if listed.contains(&dialect) => {
                    out.push(rules::databases::twice(name.span, &name.text));
                }
                Some(dialect) => listed.push(dialect),
                None => {
                    complete = false;
                    out.push(rules::databases::unknown(name.span, &name.text));
                }
            }
        }
        if let (Some(own), Some(datasource)) = (own, datasource)
            && complete
            && !listed.contains(&own)
        {
            out.push(rules::databases::without_own(value.span(), own.provider(), datasource.span));
        }
        for dialect in listed {
            if !all.contains(&dialect) {
                all.push(dialect);
            }
        }
    }
    if let Some(own) = own
        && !all.contains(&own)
    {
        all.insert(0, own);
    }
    all
}
