//! `@id`, `@unique`, `@@id`, `@@unique`, `@@index`, `@@fulltext`.

use std::borrow::Cow;

use super::super::arguments::{self, Args};
use super::super::draft::{ColumnDraft, Draft, FieldTy, KeyDraft, KeyKind, ModelDraft, Ops, Placed, Spelled};
use super::super::operator_classes;
use super::super::out::Out;
use super::super::rules::key as rules;
use crate::model::{Arity, IndexAlgorithm, SortOrder};
use crate::syntax::ast::{Attribute, Expression, FunctionCall};

/// Reads `@id` or `@unique` of a field.
pub(super) fn on_field<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    field: usize,
    attribute: &'a Attribute,
    kind: KeyKind,
    out: &mut Out<'a>,
) {
    let f = &draft.models[model].fields[field];
    if kind == KeyKind::Id {
        if f.arity() != Arity::Required {
            out.push(rules::optional_id::finding(attribute.span, f.name));
        }
        let other = draft.models[model].keys.iter().find(|k| k.kind == KeyKind::Id);
        if let Some(other) = other {
            let model = &draft.models[model];
            out.push(rules::several_ids::finding(
                model.block.span,
                model.name,
                other.attribute.span,
                attribute.span,
            ));
        }
    }
    let mut args = Args::of_attribute(attribute, out);
    let map = args.take("map", out).and_then(|value| name(value, "map", out));
    let length = args.take("length", out).and_then(|value| placed_count(value, out));
    let sort = args.take("sort", out).and_then(|value| sort_order(value, out));
    let clustered = args.take("clustered", out).and_then(|value| placed_boolean(value, out));
    let predicate = if kind == KeyKind::Unique { args.take("where", out) } else { None };
    args.finish(out);
    let column = ColumnDraft { field, sort, length, ops: None, span: attribute.span };
    draft.models[model].keys.push(KeyDraft {
        kind,
        on_field: true,
        columns: vec![column],
        name: None,
        map,
        algorithm: None,
        clustered,
        predicate,
        attribute,
    });
}

/// Reads a key or index of a block.
pub(super) fn on_block<'a>(
    draft: &mut Draft<'a>,
    model: usize,
    attribute: &'a Attribute,
    kind: KeyKind,
    out: &mut Out<'a>,
) {
    let mut args = Args::of_attribute(attribute, out);
    let fields = args.require_first("fields", out);
    let mut selector = None;
    if kind != KeyKind::Fulltext {
        selector = args.take("name", out).and_then(|value| name(value, "name", out));
    }
    let mut map = args.take("map", out).and_then(|value| name(value, "map", out));
    let mut algorithm = None;
    if kind == KeyKind::Index {
        algorithm = args.take("type", out).and_then(|value| algorithm_of(value, out));
        if let (Some(old), Some(_)) = (&selector, &map) {
            out.push(rules::name_and_map::finding(attribute.span, old.span));
        }
        map = map.or_else(|| selector.take());
    }
    let mut clustered = None;
    if kind != KeyKind::Fulltext {
        clustered = args.take("clustered", out).and_then(|value| placed_boolean(value, out));
    }
    let predicate =
        if matches!(kind, KeyKind::Unique | KeyKind::Index) { args.take("where", out) } else { None };
    args.finish(out);
    if let Some(selector) = &selector
        && !selector.text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    {
        out.push(rules::selector_name::finding(attribute.span, selector.span, &selector.text));
    }
    let Some(fields) = fields else { return };
    let columns = columns(draft, model, fields, attribute, out);
    let m = &mut draft.models[model];
    if kind == KeyKind::Id
        && columns.is_some()
        && let Some(on_field) = m.keys.iter().find(|k| k.kind == KeyKind::Id)
    {
        let (block, other) = (m.block.span, on_field.attribute.span);
        out.push(rules::id_and_block_id::finding(block, m.name, other, attribute.span));
    }
    let columns = columns.filter(|c| kind != KeyKind::Id || all_required(m, c, attribute, out));
    if let Some(columns) = columns {
        m.keys.push(KeyDraft {
            kind,
            on_field: false,
            columns,
            name: selector,
            map,
            algorithm,
            clustered,
            predicate,
            attribute,
        });
    }
}

/// The columns of a list of fields; `None` after a report.
fn columns<'a>(
    draft: &Draft<'a>,
    model: usize,
    fields: &'a Expression,
    attribute: &'a Attribute,
    out: &mut Out<'a>,
) -> Option<Vec<ColumnDraft<'a>>> {
    let model = &draft.models[model];
    let mut columns: Vec<ColumnDraft<'a>> = Vec::new();
    let mut complete = true;
    for item in arguments::list(fields) {
        let (name, span, call) = match item {
            Expression::Constant(span) => (out.text(*span), *span, None),
            Expression::Function(call) => (out.text(call.name.span), call.name.span, Some(call)),
            other => {
                complete = false;
                arguments::wrong::<()>(other, "the name of a field", out);
                continue;
            }
        };
        let Some(field) = model.find(name) else {
            complete = false;
            let most = if out.may_suggest() { usize::MAX } else { 0 };
            let near = model.fields.iter().take(most).filter(|f| f.is_column()).map(|f| f.name);
            out.push(rules::unknown_field::finding(attribute.span, span, model.name, name, near));
            continue;
        };
        let f = &model.fields[field];
        if !f.is_column() {
            complete = false;
            if !matches!(f.ty, FieldTy::Unknown) {
                let own = f.relation.as_ref().and_then(|r| r.fields.as_ref());
                let own: Vec<&str> = own.map_or_else(Vec::new, |own| {
                    own.value.iter().map(|field| model.fields[*field].name).collect()
                });
                out.push(rules::relation_field::finding(attribute.span, span, name, &own));
            }
            continue;
        }
        if let Some(first) = columns.iter().find(|c| c.field == field) {
            complete = false;
            out.push(rules::repeated_field::finding(attribute.span, first.span, span, name));
            continue;
        }
        let mut column = ColumnDraft { field, sort: None, length: None, ops: None, span };
        if let Some(call) = call {
            column_options(call, &mut column, out);
        }
        columns.push(column);
    }
    columns.shrink_to_fit();
    complete.then_some(columns)
}

/// Whether no column of an id is optional or a list; reports those that are.
fn all_required(
    model: &ModelDraft<'_>,
    columns: &[ColumnDraft<'_>],
    attribute: &Attribute,
    out: &mut Out<'_>,
) -> bool {
    let mut all = true;
    for column in columns {
        let field = &model.fields[column.field];
        if field.arity() != Arity::Required {
            all = false;
            out.push(rules::optional_in_id::finding(attribute.span, column.span, field.name));
        }
    }
    all
}

/// `sort:`, `length:`, `ops:` of a column. The reference passes over names that it does not know here.
fn column_options<'a>(call: &'a FunctionCall, column: &mut ColumnDraft<'a>, out: &mut Out<'a>) {
    let mut args = Args::of_call(call.name, &call.arguments, call.span, out);
    column.sort = args.take("sort", out).and_then(|value| sort_order(value, out));
    column.length = args.take("length", out).and_then(|value| placed_count(value, out));
    column.ops = args.take("ops", out).and_then(|value| ops(value, out));
}

fn ops<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Ops<'a>> {
    match value {
        Expression::Constant(span) if operator_classes::algorithms(out.text(*span)).is_empty() => {
            out.push(rules::operator_class::unknown(*span, out.text(*span)));
            None
        }
        Expression::Constant(span) => {
            Some(Ops { name: Cow::Borrowed(out.text(*span)), raw: false, span: *span })
        }
        Expression::Function(call) if out.text(call.name.span) == "raw" => {
            let inner = call.arguments.items.first().and_then(|a| a.value.as_ref());
            let Some(inner) = inner else { return arguments::wrong(value, "`raw(\"…\")`", out) };
            let text = arguments::string(inner, out)?;
            Some(Ops { name: text.text, raw: true, span: call.span })
        }
        other => arguments::wrong(other, "an operator class, or `raw(\"…\")`", out),
    }
}

fn sort_order<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Placed<SortOrder>> {
    let (text, span) = arguments::constant(value, out)?;
    let value = match text {
        "Asc" => SortOrder::Asc,
        "Desc" => SortOrder::Desc,
        _ => {
            out.push(rules::sort_order::finding(span, text));
            return None;
        }
    };
    Some(Placed { value, span })
}

fn algorithm_of<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Placed<IndexAlgorithm>> {
    let (text, span) = arguments::constant(value, out)?;
    let value = match text {
        "BTree" => IndexAlgorithm::BTree,
        "Hash" => IndexAlgorithm::Hash,
        "Gist" => IndexAlgorithm::Gist,
        "Gin" => IndexAlgorithm::Gin,
        "SpGist" => IndexAlgorithm::SpGist,
        "Brin" => IndexAlgorithm::Brin,
        _ => {
            out.push(rules::unknown_type::finding(span, text));
            return None;
        }
    };
    Some(Placed { value, span })
}

/// `name:` or `map:`, which may not be empty.
fn name<'a>(value: &'a Expression, argument: &str, out: &mut Out<'a>) -> Option<Spelled<'a>> {
    let text = arguments::string(value, out)?;
    if text.text.is_empty() {
        out.push(rules::empty_name::finding(text.span, argument));
        return None;
    }
    Some(text)
}

fn placed_count<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Placed<u32>> {
    arguments::count(value, out).map(|count| Placed { value: count, span: value.span() })
}

fn placed_boolean<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Placed<bool>> {
    arguments::boolean(value, out).map(|flag| Placed { value: flag, span: value.span() })
}
