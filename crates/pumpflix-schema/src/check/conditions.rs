//! Whether `where:` of an index is a condition on columns of its model.

use pumpflix_dialect::Scalar;

use super::arguments;
use super::draft::{Draft, FieldDraft, FieldTy, ModelDraft};
use super::out::Out;
use super::rules::partial_index as rules;
use crate::syntax::ast::{Expression, Member};

/// Checks the condition of every key of a model.
pub(super) fn check<'a>(draft: &Draft<'a>, model: &ModelDraft<'a>, out: &mut Out<'a>) {
    for value in model.keys.iter().filter_map(|key| key.predicate) {
        match value {
            Expression::Function(call) if out.text(call.name.span) == "raw" => {
                let sql = call.arguments.items.first().and_then(|a| a.value.as_ref());
                let given = match sql {
                    Some(Expression::String(text)) => !arguments::literal(*text, out).is_empty(),
                    _ => false,
                };
                if !given {
                    out.push(rules::raw::finding(value.span()));
                }
            }
            Expression::Object { members, span } if members.is_empty() => {
                out.push(rules::empty::finding(*span));
            }
            Expression::Object { members, .. } => {
                for member in members {
                    check_member(draft, model, member, out);
                }
            }
            other => out.push(rules::form::finding(other.span())),
        }
    }
}

fn check_member<'a>(draft: &Draft<'a>, model: &ModelDraft<'a>, member: &'a Member, out: &mut Out<'a>) {
    let name = out.text(member.key.span);
    let field = model.find(name).and_then(|at| model.fields.get(at));
    let Some(field) = field.filter(|f| f.is_column()) else {
        // What a field of an unknown type is has been reported.
        if !field.is_some_and(|f| matches!(f.ty, FieldTy::Unknown)) {
            let columns = model.fields.iter().filter(|f| f.is_column()).map(|f| f.name);
            out.push(rules::field::finding(member.key.span, model.name, name, columns));
        }
        return;
    };
    let value = match &member.value {
        Expression::Object { members, .. } => match members.as_slice() {
            [only] if out.text(only.key.span) == "not" => &only.value,
            _ => {
                out.push(rules::value::finding(member.value.span(), out.text(member.value.span())));
                return;
            }
        },
        value => value,
    };
    check_value(draft, field, value, out);
}

fn check_value<'a>(draft: &Draft<'a>, field: &FieldDraft<'a>, value: &'a Expression, out: &mut Out<'a>) {
    let given = out.text(value.span());
    let fits = match value {
        Expression::Constant(_) if given == "null" => true,
        Expression::Constant(_) if given == "true" || given == "false" => {
            field.scalar() == Some(Scalar::Boolean)
        }
        Expression::String(_) => {
            matches!(field.ty, FieldTy::Enum(_) | FieldTy::Scalar(Scalar::String | Scalar::DateTime))
        }
        Expression::Number(_) => {
            matches!(field.scalar(), Some(Scalar::Int | Scalar::BigInt | Scalar::Float | Scalar::Decimal))
        }
        other => {
            out.push(rules::value::finding(other.span(), given));
            return;
        }
    };
    if !fits {
        let ty = draft.text(field.ast.ty.span);
        let ty = field.scalar().map_or_else(|| ty.to_owned(), |s| s.to_string());
        out.push(rules::wrong_type::finding(value.span(), field.name, &ty, given));
    }
}
