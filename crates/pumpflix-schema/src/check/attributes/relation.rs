//! `@relation`.

use super::super::arguments::{self, Args};
use super::super::draft::{Draft, FieldTy, Placed, RelationAttribute};
use super::super::out::Out;
use super::super::rules::relation as rules;
use crate::model::Action;
use crate::source::Span;
use crate::syntax::ast::{Attribute, Expression};

/// Reads `@relation` of a field.
pub(super) fn resolve<'a>(
    draft: &Draft<'a>,
    model: usize,
    field: usize,
    attribute: &'a Attribute,
    out: &mut Out<'a>,
) -> RelationAttribute<'a> {
    let target = match draft.models[model].fields[field].ty {
        FieldTy::Model(target) => target,
        _ => model,
    };
    let mut args = Args::of_attribute(attribute, out);
    // The reference lets `name:` win over a name without it.
    let named = args.take("name", out);
    let name = args
        .take_first("name", out)
        .map(|first| named.unwrap_or(first))
        .or(named)
        .and_then(|value| arguments::string(value, out));
    if let Some(name) = &name
        && name.text.is_empty()
    {
        out.push(rules::empty_name::finding(name.span));
    }
    let fields = args.take("fields", out);
    let references = args.take("references", out);
    let fields = fields.and_then(|value| names(draft, model, value, Side::Fields, out));
    let references = references.and_then(|value| names(draft, target, value, Side::References, out));
    let on_delete = args.take("onDelete", out).and_then(|value| action(value, out));
    let on_update = args.take("onUpdate", out).and_then(|value| action(value, out));
    let map = args.take("map", out).and_then(|value| arguments::string(value, out));
    if let Some(map) = &map
        && map.text.is_empty()
    {
        out.push(rules::empty_map::finding(map.span));
    }
    args.finish(out);
    RelationAttribute { name, fields, references, on_delete, on_update, map, span: attribute.span }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Fields,
    References,
}

/// The columns that a list names; reports those that are not there or are relations.
fn names<'a>(
    draft: &Draft<'a>,
    model: usize,
    value: &'a Expression,
    side: Side,
    out: &mut Out<'a>,
) -> Option<Placed<Vec<usize>>> {
    let mut found = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut complete = true;
    for item in arguments::list(value) {
        let Some((name, span)) = arguments::constant(item, out) else {
            complete = false;
            continue;
        };
        let model = &draft.models[model];
        match model.find(name) {
            Some(at) if model.fields[at].is_column() => {
                if let Some(first) = found.iter().position(|f| *f == at).and_then(|i| spans.get(i)) {
                    complete = false;
                    out.push(rules::repeated_field::finding(span, *first, name));
                    continue;
                }
                found.push(at);
                spans.push(span);
            }
            Some(at) => {
                complete = false;
                if !matches!(model.fields[at].ty, FieldTy::Unknown) {
                    out.push(rules::names_relation::finding(span, model.name, name));
                }
            }
            None => {
                complete = false;
                let most = if out.may_suggest() { usize::MAX } else { 0 };
                let near = model.fields.iter().take(most).filter(|f| f.is_column()).map(|f| f.name);
                let argument = if side == Side::Fields { "fields" } else { "references" };
                out.push(rules::unknown_field::finding(span, model.name, name, near, argument));
            }
        }
    }
    complete.then_some(Placed { value: found, span: value.span() })
}

fn action<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Placed<Action>> {
    let (name, span) = arguments::constant(value, out)?;
    let action = match name {
        "Cascade" => Action::Cascade,
        "Restrict" => Action::Restrict,
        "NoAction" => Action::NoAction,
        "SetNull" => Action::SetNull,
        "SetDefault" => Action::SetDefault,
        _ => {
            out.push(rules::unknown_action::finding(span, name));
            return None;
        }
    };
    Some(Placed { value: action, span })
}
