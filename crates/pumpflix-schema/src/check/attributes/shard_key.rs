//! `@shardKey` and `@@shardKey`.

use super::super::arguments::{self, Args};
use super::super::draft::{Draft, FieldTy};
use super::super::out::Out;
use super::super::rules;
use super::fields::flag;
use crate::model::Arity;
use crate::syntax::ast::Attribute;

/// Reads `@shardKey` of a field.
pub(super) fn on_field<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    field: usize,
    attribute: &'a Attribute,
    out: &mut Out<'a>,
) {
    let span = flag(attribute, out);
    let f = &draft.models[model].fields[field];
    if f.arity() != Arity::Required {
        out.push(rules::shard_key::optional::finding(span, f.name));
    }
    add(draft, model, attribute, out);
}

/// Reads `@@shardKey` of a block.
pub(super) fn on_block<'a>(draft: &mut Draft<'a>, model: usize, attribute: &'a Attribute, out: &mut Out<'a>) {
    let mut args = Args::of_attribute(attribute, out);
    let fields = args.require_first("fields", out);
    args.finish(out);
    add(draft, model, attribute, out);
    let Some(fields) = fields else { return };
    let items = arguments::list(fields);
    if items.is_empty() {
        out.push_later(rules::shard_key::no_fields::finding(attribute.span));
    }
    let model = &draft.models[model];
    for item in items {
        let Some((name, span)) = arguments::constant(item, out) else { continue };
        let Some(field) = model.find(name).and_then(|at| model.fields.get(at)) else {
            let most = if out.may_suggest() { usize::MAX } else { 0 };
            let near = model.fields.iter().take(most).filter(|f| f.is_column()).map(|f| f.name);
            out.push(rules::key::unknown_field::finding(attribute.span, span, model.name, name, near));
            continue;
        };
        if matches!(field.ty, FieldTy::Model(_)) {
            out.push(rules::key::relation_field::finding(attribute.span, span, name, &[]));
        } else if field.arity() != Arity::Required {
            out.push(rules::shard_key::optional::finding(attribute.span, field.name));
        }
    }
}

fn add<'a>(draft: &mut Draft<'a>, model: usize, attribute: &'a Attribute, out: &mut Out<'a>) {
    let model = &mut draft.models[model];
    if let Some(first) = model.shard_keys.first() {
        let finding =
            rules::shard_key::several::finding(model.block.span, model.name, *first, attribute.span);
        out.push(finding);
    }
    model.shard_keys.push(attribute.span);
}
