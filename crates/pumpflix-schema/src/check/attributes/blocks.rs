//! Attributes of blocks.

use super::super::arguments::{self, Args};
use super::super::draft::{Draft, EnumDraft, FieldTy, KeyKind, Spelled};
use super::super::out::Out;
use super::super::rules;
use super::fields::{flag, name_of};
use super::set::AttributeSet;
use super::{keys, shard_key};
use crate::syntax::ast::Attribute;

const ON_MODELS: &[&str] = &["id", "unique", "index", "fulltext", "map", "ignore", "schema"];
const ON_ENUMS: &[&str] = &["map", "schema"];

/// Reads the attributes of a model's block.
pub(super) fn resolve_model<'a>(draft: &mut Draft<'a>, model: usize, out: &mut Out<'a>) {
    let Some(block) = draft.models.get(model).map(|m| m.block) else { return };
    if draft.models[model].is_composite() {
        for attribute in &block.attributes {
            let name = format!("@@{}", out.text(attribute.name.span));
            out.push(rules::types::composite_attribute::finding(attribute.span, attribute.span, &name));
        }
        return;
    }
    let mut set = AttributeSet::new(&block.attributes, out);
    let ignored = set.take("ignore", out).map(|attribute| flag(attribute, out));
    let map = set.take("map", out).and_then(|attribute| name_of(attribute, out));
    let db_schema = set.take("schema", out).and_then(|attribute| schema_of(attribute, out));
    let m = &mut draft.models[model];
    m.ignored = ignored;
    m.map = map;
    m.db_schema = db_schema;
    if ignored.is_some() {
        for field in &m.fields {
            // A relation field may say it once more: the reference passes over it.
            if let (Some(span), false) = (field.ignored, matches!(field.ty, FieldTy::Model(_))) {
                out.push(rules::field::ignored_twice::finding(span, field.name));
            }
        }
    }
    if let Some(attribute) = set.take("shardKey", out) {
        shard_key::on_block(draft, model, attribute, out);
    }
    if let Some(attribute) = set.take("id", out) {
        keys::on_block(draft, model, attribute, KeyKind::Id, out);
    }
    for (name, kind) in
        [("unique", KeyKind::Unique), ("index", KeyKind::Index), ("fulltext", KeyKind::Fulltext)]
    {
        for attribute in set.take_all(name) {
            keys::on_block(draft, model, attribute, kind, out);
        }
    }
    draft.models[model].keys.shrink_to_fit();
    set.finish(ON_MODELS, out);
}

/// Reads the attributes of an enum and its values.
pub(super) fn resolve_enum<'a>(enum_: &mut EnumDraft<'a>, out: &mut Out<'a>) {
    let mut set = AttributeSet::new(&enum_.block.attributes, out);
    enum_.map = set.take("map", out).and_then(|attribute| name_of(attribute, out));
    enum_.db_schema = set.take("schema", out).and_then(|attribute| schema_of(attribute, out));
    set.finish(ON_ENUMS, out);
    for value in &mut enum_.values {
        let mut set = AttributeSet::new(&value.ast.attributes, out);
        value.map = set.take("map", out).and_then(|attribute| name_of(attribute, out));
        set.finish(&["map"], out);
    }
}

fn schema_of<'a>(attribute: &'a Attribute, out: &mut Out<'a>) -> Option<Spelled<'a>> {
    let mut args = Args::of_attribute(attribute, out);
    let value = args.require_first("map", out);
    args.finish(out);
    arguments::string(value?, out)
}
