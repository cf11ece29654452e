//! `@default`.

use pumpflix_dialect::{Dialect, Scalar};

use super::super::arguments::{self, Args};
use super::super::draft::{DefaultDraft, Draft, FieldDraft, FieldTy};
use super::super::out::Out;
use super::super::rules::constraint::named_default;
use super::super::rules::default as rules;
use super::formats;
use crate::model::{Arity, DefaultValue, Literal};
use crate::syntax::ast::{Attribute, Expression, FunctionCall};

/// Functions that `@default` may call.
const FUNCTIONS: &[&str] =
    &["autoincrement", "now", "uuid", "cuid", "ulid", "nanoid", "dbgenerated", "sequence", "auto"];

/// Reads `@default` of a column.
pub(super) fn resolve<'a>(
    draft: &Draft<'a>,
    field: &FieldDraft<'a>,
    attribute: &'a Attribute,
    out: &mut Out<'a>,
) -> Option<DefaultDraft<'a>> {
    let mut args = Args::of_attribute(attribute, out);
    let expression = args.require_first("value", out);
    let map = args.take("map", out).and_then(|value| arguments::string(value, out));
    args.finish(out);
    let expression = expression?;
    let value = value(draft, field, expression, out);
    if let (Some(map), Some(DefaultValue::Autoincrement)) = (&map, &value) {
        out.push(named_default::of_autoincrement(map.span));
    }
    Some(DefaultDraft { value, map, span: attribute.span })
}

fn value<'a>(
    draft: &Draft<'a>,
    field: &FieldDraft<'a>,
    expression: &'a Expression,
    out: &mut Out<'a>,
) -> Option<DefaultValue> {
    if let FieldTy::Unsupported(_) = field.ty {
        return match expression {
            Expression::Function(call) if out.text(call.name.span) == "dbgenerated" => {
                function(draft, field, call, out)
            }
            other => {
                out.push(rules::unsupported::finding(other.span()));
                None
            }
        };
    }
    match expression {
        Expression::Function(call) => function(draft, field, call, out),
        Expression::Array { span, .. } if field.arity() != Arity::List => {
            out.push(rules::list_for_one::finding(*span, field.name));
            None
        }
        Expression::Array { items, .. } => {
            let mut literals = Vec::with_capacity(items.len());
            for item in items {
                literals.push(literal(draft, field, item, out)?);
            }
            Some(DefaultValue::List(literals))
        }
        other if field.arity() == Arity::List => {
            let given = out.text(other.span());
            out.push(rules::one_for_list::finding(other.span(), field.name, given));
            None
        }
        other => literal(draft, field, other, out).map(DefaultValue::Literal),
    }
}

fn literal<'a>(
    draft: &Draft<'a>,
    field: &FieldDraft<'a>,
    value: &'a Expression,
    out: &mut Out<'a>,
) -> Option<Literal> {
    match field.ty {
        FieldTy::Scalar(scalar) => scalar_literal(scalar, field, value, out),
        FieldTy::Enum(enum_) => {
            let enum_ = draft.enums.get(enum_)?;
            let found = match value {
                Expression::Constant(span) => {
                    let name = out.text(*span);
                    enum_.values.iter().position(|v| v.name == name)
                }
                _ => None,
            };
            if found.is_none() {
                let given = out.text(value.span());
                let values = enum_.values.iter().map(|v| v.name);
                out.push(rules::not_in_enum::finding(value.span(), enum_.name, given, values));
            }
            found.map(Literal::Enum)
        }
        _ => None,
    }
}

fn scalar_literal<'a>(
    scalar: Scalar,
    field: &FieldDraft<'a>,
    value: &'a Expression,
    out: &mut Out<'a>,
) -> Option<Literal> {
    let given = out.text(value.span());
    let found = match (scalar, value) {
        (Scalar::String, Expression::String(text)) => {
            Some(Literal::String(arguments::literal(*text, out).into_owned()))
        }
        (Scalar::Json | Scalar::DateTime | Scalar::Bytes, Expression::String(text)) => {
            let text = arguments::literal(*text, out);
            let fits = match scalar {
                Scalar::Json => formats::is_json(&text),
                Scalar::DateTime => formats::is_timestamp(&text),
                _ => formats::is_base64(&text),
            };
            if !fits {
                out.push_later(rules::format::finding(value.span(), scalar, &text));
                return None;
            }
            Some(Literal::String(text.into_owned()))
        }
        (Scalar::Decimal, Expression::String(text)) => {
            let text = arguments::literal(*text, out);
            if !formats::is_decimal(&text) {
                out.push_later(rules::format::finding(value.span(), scalar, &text));
                return None;
            }
            Some(Literal::Number(text.into_owned()))
        }
        (Scalar::Int | Scalar::BigInt, Expression::Number(_)) => {
            if given.parse::<i64>().is_err() {
                out.push_later(rules::integer::finding(value.span(), scalar, given));
                return None;
            }
            Some(Literal::Number(given.to_owned()))
        }
        (Scalar::Float | Scalar::Decimal, Expression::Number(_)) => Some(Literal::Number(given.to_owned())),
        (Scalar::Boolean, Expression::Constant(_)) if given == "true" || given == "false" => {
            Some(Literal::Boolean(given == "true"))
        }
        _ => None,
    };
    if found.is_none() {
        out.push(rules::wrong_type::finding(value.span(), field.name, scalar, given));
    }
    found
}

fn function<'a>(
    draft: &Draft<'a>,
    field: &FieldDraft<'a>,
    call: &'a FunctionCall,
    out: &mut Out<'a>,
) -> Option<DefaultValue> {
    let name = out.text(call.name.span);
    if !FUNCTIONS.contains(&name)
        || name == "auto"
        || (name == "sequence" && draft.dialect != Dialect::CockroachDb)
    {
        let known = FUNCTIONS
            .iter()
            .copied()
            .filter(|f| *f != "auto" && (*f != "sequence" || draft.dialect == Dialect::CockroachDb));
        out.push_later(rules::unknown_function::finding(call.name.span, name, draft.dialect, known));
        return None;
    }
    let scalars: &[Scalar] = match name {
        "autoincrement" | "sequence" => &[Scalar::Int, Scalar::BigInt],
        "now" => &[Scalar::DateTime],
        "dbgenerated" => &Scalar::ALL,
        _ => &[Scalar::String],
    };
    let fits = match field.ty {
        FieldTy::Scalar(scalar) => scalars.contains(&scalar),
        // A type that is not known has been reported.
        FieldTy::Enum(_) | FieldTy::Unsupported(_) => name == "dbgenerated",
        _ => true,
    };
    if !fits {
        out.push(rules::function_type::finding(call.span, name, field.name, scalars));
        return None;
    }
    match name {
        "autoincrement" => no_arguments(call, out).then_some(DefaultValue::Autoincrement),
        "now" => no_arguments(call, out).then_some(DefaultValue::Now),
        "ulid" => no_arguments(call, out).then_some(DefaultValue::Ulid),
        "uuid" => number(call, 4, |n| matches!(n, 4 | 7), "4 or 7", out).map(DefaultValue::Uuid),
        "cuid" => number(call, 1, |n| matches!(n, 1 | 2), "1 or 2", out).map(DefaultValue::Cuid),
        "nanoid" => number(call, 21, |n| n >= 2, "from 2 to 255", out).map(DefaultValue::Nanoid),
        "dbgenerated" => db_generated(call, out),
        _ => {
            // The reference looks at these after everything else.
            let mut about_options = Out::new(out.sources);
            let found = sequence(call, &mut about_options);
            for finding in about_options.diagnostics {
                out.push_later(finding);
            }
            found
        }
    }
}

fn no_arguments(call: &FunctionCall, out: &mut Out<'_>) -> bool {
    if let Some(first) = call.arguments.items.first() {
        out.push(rules::function_arguments::finding(first.span, out.text(call.name.span), "no arguments"));
    }
    call.arguments.items.is_empty()
}

fn number<'a>(
    call: &'a FunctionCall,
    usual: u8,
    fits: impl Fn(u8) -> bool,
    expected: &str,
    out: &mut Out<'a>,
) -> Option<u8> {
    let given = match call.arguments.items.as_slice() {
        [] => return Some(usual),
        [one] => match one.value {
            Some(Expression::Number(span)) => out.text(span).parse().ok(),
            _ => None,
        },
        _ => None,
    };
    let given = given.filter(|n| fits(*n));
    if given.is_none() {
        let name = out.text(call.name.span);
        let expected = format!("nothing, or a number: {expected}");
        out.push(rules::function_arguments::finding(call.span, name, &expected));
    }
    given
}

fn db_generated<'a>(call: &'a FunctionCall, out: &mut Out<'a>) -> Option<DefaultValue> {
    match call.arguments.items.as_slice() {
        [] => Some(DefaultValue::DbGenerated(None)),
        [one] => {
            if let Some(Expression::String(text)) = &one.value {
                let text = arguments::literal(*text, out);
                if text.is_empty() {
                    out.push(rules::empty_dbgenerated::finding(call.span));
                    return None;
                }
                Some(DefaultValue::DbGenerated(Some(text.into_owned())))
            } else {
                out.push(rules::function_arguments::finding(
                    call.span,
                    "dbgenerated",
                    "nothing, or an expression of the database in quotes",
                ));
                None
            }
        }
        _ => {
            out.push(rules::function_arguments::finding(call.span, "dbgenerated", "at most one argument"));
            None
        }
    }
}

fn sequence<'a>(call: &'a FunctionCall, out: &mut Out<'a>) -> Option<DefaultValue> {
    let mut options = Vec::new();
    let mut args = Args::of_call(call.name, &call.arguments, call.span, out);
    if let Some(value) = args.take("virtual", out) {
        let flag = arguments::boolean(value, out)?;
        options.push(("virtual".to_owned(), flag.to_string()));
    }
    for name in ["cache", "increment", "start", "minValue", "maxValue"] {
        let Some(value) = args.take(name, out) else { continue };
        let given = out.text(value.span());
        match value {
            Expression::Number(_) if given.parse::<i64>().is_ok() => {
                options.push((name.to_owned(), given.to_owned()));
            }
            other => return arguments::wrong(other, "a whole number", out),
        }
    }
    args.finish(out);
    Some(DefaultValue::Sequence(options))
}
