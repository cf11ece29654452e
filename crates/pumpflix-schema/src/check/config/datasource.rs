//! The datasource block.

use foldhash::HashMap;

use pumpflix_dialect::Dialect;

use super::super::arguments::{self, Args};
use super::super::out::Out;
use super::super::rules::datasource as rules;
use super::super::rules::name::hyphen;
use super::{Datasource, Preview, Previews, check_properties, property};
use crate::model::{Extension, RelationMode};
use crate::source::Span;
use crate::syntax::ast::{Argument, ConfigBlock, Expression, Ident};

/// Properties of every datasource. The three that hold connections are accepted because every schema written
/// before version 7 of Prisma has them; the client is given its connection by the program.
const KNOWN: &[&str] =
    &["provider", "url", "directUrl", "shadowDatabaseUrl", "relationMode", "referentialIntegrity", "schemas"];

/// The database that a block names, without reporting anything.
pub(super) fn dialect_of(block: &ConfigBlock, out: &Out<'_>) -> Option<Dialect> {
    match property(block, "provider", out) {
        Some((_, Expression::String(text))) => Dialect::from_provider(&arguments::literal(*text, out)),
        _ => None,
    }
}

pub(super) fn resolve<'a>(block: &'a ConfigBlock, previews: Previews, out: &mut Out<'a>) -> Datasource<'a> {
    check_properties(block, out);
    let name = out.text(block.name.span);
    let dialect = dialect_of(block, out);
    match property(block, "provider", out) {
        Some((_, Expression::String(text))) if dialect.is_none() => {
            let provider = arguments::literal(*text, out);
            out.push(rules::unknown_provider::finding(text.span, &provider));
        }
        Some((_, Expression::String(_))) => {}
        Some((_, Expression::Function(call))) if out.text(call.name.span) == "env" => {
            out.push(rules::env_provider::finding(block.span, call.span));
        }
        Some((_, other)) => out.push(rules::provider::finding(other.span(), out.text(other.span()))),
        None if block.properties.iter().any(|p| out.text(p.key.span) == "provider") => {}
        None => out.push(rules::no_provider::finding(block.span, name)),
    }
    let mut datasource = Datasource {
        name,
        dialect,
        relation_mode: relation_mode(block, out),
        schemas: Vec::new(),
        extensions: Vec::new(),
        later: Vec::new(),
        span: block.name.span,
    };
    for url in ["url", "directUrl", "shadowDatabaseUrl"] {
        // What is wrong with the provider comes first, as everywhere in this block.
        if let Some((key, value)) = property(block, url, out).filter(|_| dialect.is_some()) {
            check_url(key.key, value, out);
        }
    }
    schemas(block, &mut datasource, out);
    let extensible = previews.has(Preview::PostgresqlExtensions) && dialect == Some(Dialect::Postgres);
    if extensible {
        extensions(block, &mut datasource, out);
    }
    unknown_properties(block, &mut datasource, extensible, out);
    datasource
}

/// A connection is a text, or `env("NAME")`.
fn check_url(key: Ident, value: &Expression, out: &mut Out<'_>) {
    let is_connection = match value {
        Expression::String(_) => true,
        Expression::Function(call) if out.text(call.name.span) == "env" => {
            matches!(call.arguments.items.as_slice(), [Argument { value: Some(Expression::String(_)), .. }])
        }
        _ => false,
    };
    if !is_connection {
        out.push(rules::url::finding(value.span(), out.text(key.span), out.text(value.span())));
    }
}

fn relation_mode<'a>(block: &'a ConfigBlock, out: &mut Out<'a>) -> RelationMode {
    let new = property(block, "relationMode", out);
    let old = property(block, "referentialIntegrity", out);
    if let Some((old, _)) = old {
        out.push(rules::referential_integrity::finding(old.span));
        if let Some((new, _)) = new {
            out.push(rules::two_relation_modes::finding(old.span, new.span));
        }
    }
    let Some((_, value)) = new.or(old) else { return RelationMode::ForeignKeys };
    let Some(mode) = arguments::string(value, out) else { return RelationMode::ForeignKeys };
    match &*mode.text {
        "foreignKeys" => RelationMode::ForeignKeys,
        "prisma" => RelationMode::Prisma,
        other => {
            out.push(rules::relation_mode::finding(block.span, mode.span, other));
            RelationMode::ForeignKeys
        }
    }
}

fn schemas<'a>(block: &'a ConfigBlock, datasource: &mut Datasource<'a>, out: &mut Out<'a>) {
    let Some((_, value)) = property(block, "schemas", out) else { return };
    if let Some(dialect) = datasource.dialect
        && !dialect.facts().schemas
    {
        out.push(rules::schemas_unsupported::finding(value.span(), dialect));
        return;
    }
    let items = arguments::list(value);
    if items.is_empty() {
        out.push(rules::schemas_empty::finding(value.span()));
    }
    let mut seen: HashMap<String, Span> = HashMap::default();
    for item in items {
        let Some(schema) = arguments::string(item, out) else { continue };
        if let Some(first) = seen.get(&*schema.text) {
            out.push(rules::schemas_duplicate::finding(schema.span, *first, &schema.text));
            continue;
        }
        seen.insert(schema.text.clone().into_owned(), schema.span);
        datasource.schemas.push((schema.text.into_owned(), schema.span));
    }
}

fn extensions<'a>(block: &'a ConfigBlock, datasource: &mut Datasource<'a>, out: &mut Out<'a>) {
    let Some((_, value)) = property(block, "extensions", out) else { return };
    for item in arguments::list(value) {
        match item {
            Expression::Constant(span) => {
                let name = out.text(*span);
                spelling(name, *span, out);
                datasource.extensions.push(extension(name));
            }
            Expression::Function(call) => {
                let mut found = extension(out.text(call.name.span));
                let mut args = Args::of_call(call.name, &call.arguments, call.span, out);
                let mut text = |name| {
                    let value = args.take(name, out)?;
                    arguments::string(value, out).map(|s| s.text.into_owned())
                };
                if let Some(name) = text("map") {
                    found.db_name = name;
                }
                found.schema = text("schema");
                found.version = text("version");
                let renamed = found.db_name != found.name;
                args.finish(out);
                if !renamed {
                    spelling(&found.name, call.name.span, out);
                }
                datasource.extensions.push(found);
            }
            other => out.push(rules::extension::finding(other.span())),
        }
    }
}

/// A hyphen needs `map:`, because the name is a word of the language.
fn spelling(name: &str, span: Span, out: &mut Out<'_>) {
    if name.contains('-') {
        out.push(hyphen::finding(span, "extension", name));
    }
}

fn extension(name: &str) -> Extension {
    Extension { name: name.to_owned(), db_name: name.to_owned(), schema: None, version: None }
}

fn unknown_properties(block: &ConfigBlock, of: &mut Datasource<'_>, extensible: bool, out: &mut Out<'_>) {
    // Without its provider it is not known what a datasource may have.
    let Some(dialect) = of.dialect else { return };
    for property in &block.properties {
        let key = out.text(property.key.span);
        let span: Span = property.span;
        if key == "previewFeatures" {
            out.push(rules::previews::finding(span));
        } else if key == "extensions" && dialect == Dialect::Postgres {
            if !extensible {
                of.later.push(rules::unknown_property::needs_preview(span, key));
            }
        } else if !KNOWN.contains(&key) {
            out.push(rules::unknown_property::finding(span, key, KNOWN));
        }
    }
}
