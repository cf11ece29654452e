//! Attributes of fields.

use foldhash::HashMap;

use super::super::arguments::{self, Args};
use super::super::draft::{Draft, FieldTy, NativeDraft, Spelled};
use super::super::out::Out;
use super::super::rules;
use super::set::AttributeSet;
use super::{defaults, keys, relation, shard_key};
use crate::model::Arity;
use crate::source::Span;
use crate::syntax::ast::Attribute;
use pumpflix_dialect::Scalar;

const ON_COLUMNS: &[&str] = &["id", "unique", "default", "updatedAt", "map", "ignore", "db"];
const ON_RELATIONS: &[&str] = &["relation", "ignore"];

/// Reads the attributes of every field of a model.
pub(super) fn resolve<'a>(draft: &mut Draft<'a>, model: usize, out: &mut Out<'a>) {
    let count = draft.models.get(model).map_or(0, |m| m.fields.len());
    for field in 0..count {
        let ast = draft.models[model].fields[field].ast;
        let mut set = AttributeSet::new(&ast.attributes, out);
        match draft.models[model].fields[field].ty {
            FieldTy::Model(_) if !draft.models[model].is_composite() => {
                on_relation(draft, model, field, &mut set, out);
            }
            _ if draft.models[model].is_composite() => within_composite(draft, model, field, &mut set, out),
            FieldTy::Composite(_) => on_composite(draft, model, field, &mut set, out),
            _ => on_column(draft, model, field, &mut set, out),
        }
        let known = match draft.models[model].fields[field].ty {
            FieldTy::Model(_) | FieldTy::Composite(_) => ON_RELATIONS,
            _ => ON_COLUMNS,
        };
        set.finish(known, out);
    }
    duplicate_columns(draft, model, out);
}

/// Two fields of one column; the one that is mapped to the name of the other is at fault. As in the reference, a
/// field below does not give its name away by being mapped itself.
fn duplicate_columns<'a>(draft: &Draft<'a>, model: usize, out: &mut Out<'a>) {
    let Some(model) = draft.models.get(model) else { return };
    if model.fields.iter().all(|f| f.map.is_none()) {
        return;
    }
    let mut columns: HashMap<&str, Span> = HashMap::default();
    for field in model.fields.iter().filter(|f| f.map.is_none() && !matches!(f.ty, FieldTy::Model(_))) {
        columns.entry(field.name).or_insert(field.ast.name.span);
    }
    let mapped = model.fields.iter().filter(|f| f.map.is_some() && !matches!(f.ty, FieldTy::Model(_)));
    let mapped: HashMap<&str, Span> = mapped.map(|f| (f.name, f.ast.name.span)).collect();
    for field in &model.fields {
        let Some(map) = &field.map else { continue };
        let below = mapped.get(&*map.text).filter(|below| **below > field.ast.name.span);
        if let Some(below) = below {
            out.push(rules::name::duplicate_column::below(field.ast.span, *below, field.name, &map.text));
        }
        if let Some(first) = columns.get(&*map.text) {
            out.push(rules::name::duplicate_column::finding(field.ast.span, *first, model.name, &map.text));
        } else {
            columns.insert(&map.text, field.ast.name.span);
        }
    }
}

fn on_column<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    field: usize,
    set: &mut AttributeSet<'a>,
    out: &mut Out<'a>,
) {
    if let Some(attribute) = set.take("relation", out) {
        let f = &draft.models[model].fields[field];
        out.push(rules::relation::not_a_relation::finding(attribute.span, f.name, out.text(f.ast.ty.span)));
    }
    let map = set.take("map", out).and_then(|attribute| name_of(attribute, out));
    let ignored = set.take("ignore", out).map(|attribute| flag(attribute, out));
    let updated_at = set.take("updatedAt", out).map(|attribute| flag(attribute, out));
    let native = match draft.models[model].fields[field].ty {
        FieldTy::Scalar(_) | FieldTy::Unknown => set.take_scoped(out).map(|attribute| native(attribute, out)),
        _ => None,
    };
    let default = set.take("default", out).map(|attribute| {
        let f = &draft.models[model].fields[field];
        defaults::resolve(draft, f, attribute, out)
    });
    let f = &mut draft.models[model].fields[field];
    f.map = map;
    f.ignored = ignored;
    f.updated_at = updated_at;
    f.native = native.map(Box::new);
    f.default = default.flatten().map(Box::new);
    if let Some(span) = updated_at {
        if f.scalar() != Some(Scalar::DateTime) {
            out.push(rules::field::updated_at_type::finding(span, f.name));
        } else if f.arity() == Arity::List {
            out.push(rules::field::updated_at_list::finding(span, f.name));
        }
    }
    if let (Some(span), FieldTy::Unsupported(_)) = (ignored, &f.ty) {
        out.push(rules::field::ignored_unsupported::finding(span, f.name));
    }
    if let Some(attribute) = set.take("shardKey", out) {
        shard_key::on_field(draft, model, field, attribute, out);
    }
    if let Some(attribute) = set.take("id", out) {
        keys::on_field(draft, model, field, attribute, super::super::draft::KeyKind::Id, out);
    }
    if let Some(attribute) = set.take("unique", out) {
        keys::on_field(draft, model, field, attribute, super::super::draft::KeyKind::Unique, out);
    }
}

fn on_relation<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    field: usize,
    set: &mut AttributeSet<'a>,
    out: &mut Out<'a>,
) {
    for name in ["id", "unique", "default", "map"] {
        if let Some(attribute) = set.take(name, out) {
            let f = &draft.models[model].fields[field];
            out.push(rules::relation::column_attribute::finding(attribute.span, name, f.name));
        }
    }
    draft.models[model].fields[field].ignored = set.take("ignore", out).map(|attribute| flag(attribute, out));
    if let Some(attribute) = set.take("relation", out) {
        let found = relation::resolve(draft, model, field, attribute, out);
        draft.models[model].fields[field].relation = Some(Box::new(found));
    }
}

/// A field of a composite type has a type, a default and a name, and nothing else.
fn within_composite<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    field: usize,
    set: &mut AttributeSet<'a>,
    out: &mut Out<'a>,
) {
    let ast = draft.models[model].fields[field].ast;
    for name in ["id", "unique", "relation", "updatedAt", "ignore"] {
        if let Some(attribute) = set.take(name, out) {
            out.push(rules::types::composite_attribute::finding(
                ast.span,
                attribute.span,
                &format!("@{name}"),
            ));
        }
    }
    if let FieldTy::Model(_) = draft.models[model].fields[field].ty {
        out.push(rules::types::composite_attribute::relation(ast.ty.span, out.text(ast.ty.span)));
    }
    on_column(draft, model, field, set, out);
}

fn on_composite<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    field: usize,
    set: &mut AttributeSet<'a>,
    out: &mut Out<'a>,
) {
    let map = set.take("map", out).and_then(|attribute| name_of(attribute, out));
    draft.models[model].fields[field].map = map;
    draft.models[model].fields[field].ignored = set.take("ignore", out).map(|attribute| flag(attribute, out));
}

/// `@map("name")`, `@@map("name")`.
pub(super) fn name_of<'a>(attribute: &'a Attribute, out: &mut Out<'a>) -> Option<Spelled<'a>> {
    let mut args = Args::of_attribute(attribute, out);
    let value = args.require_first("name", out);
    args.finish(out);
    arguments::string(value?, out)
}

/// An attribute without arguments.
pub(super) fn flag<'a>(attribute: &'a Attribute, out: &mut Out<'a>) -> Span {
    Args::of_attribute(attribute, out).finish(out);
    attribute.span
}

fn native<'a>(attribute: &'a Attribute, out: &Out<'a>) -> NativeDraft<'a> {
    let (scope, name) = out.text(attribute.name.span).split_once('.').unwrap_or_default();
    let arguments = attribute.arguments.as_ref().map_or(&[][..], |a| &a.items);
    NativeDraft { scope, name, arguments, span: attribute.span }
}
