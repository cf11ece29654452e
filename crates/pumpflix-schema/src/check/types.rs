//! The third pass: every field's type is found.

use foldhash::{HashMap, HashMapExt as _};

use pumpflix_dialect::Scalar;

use super::arguments;
use super::draft::{Draft, FieldTy};
use super::out::Out;
use super::rules::types as rules;
use crate::syntax::ast::TypeName;

enum Named {
    Model(usize),
    Composite(usize),
    Enum(usize),
}

/// Finds the type of each field.
pub(crate) fn resolve<'a>(draft: &mut Draft<'a>, out: &mut Out<'a>) {
    let ast = draft.ast;
    let mut declared: HashMap<&'a str, Named> =
        HashMap::with_capacity(draft.models.len() + draft.enums.len());
    for (i, model) in draft.models.iter().enumerate() {
        let named = if model.is_composite() { Named::Composite(i) } else { Named::Model(i) };
        declared.entry(model.name).or_insert(named);
    }
    for (i, enum_) in draft.enums.iter().enumerate() {
        declared.entry(enum_.name).or_insert(Named::Enum(i));
        if enum_.values.is_empty() {
            let mut lines = out.text(enum_.block.span).lines().skip(1).map(str::trim);
            let unread = lines
                .any(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with(['}', '@']));
            out.push(rules::empty_enum::finding(enum_.block.span, enum_.name, unread));
        }
    }
    for model in &mut draft.models {
        for field in &mut model.fields {
            field.ty = match field.ast.ty.base {
                TypeName::Unsupported(literal) => FieldTy::Unsupported(arguments::literal(literal, out)),
                TypeName::Named(ident) => {
                    let name = out.text(ident.span);
                    if let Some(scalar) = Scalar::from_name(name) {
                        FieldTy::Scalar(scalar)
                    } else {
                        match declared.get(name) {
                            Some(Named::Model(i)) => FieldTy::Model(*i),
                            Some(Named::Composite(i)) => FieldTy::Composite(*i),
                            Some(Named::Enum(i)) => FieldTy::Enum(*i),
                            None => {
                                let most = if out.may_suggest() { usize::MAX } else { 0 };
                                let known = Scalar::ALL.into_iter().map(|s| -> &'a str { s.name() });
                                let known = known.chain(ast.models.iter().map(|m| out.text(m.name.span)));
                                let known = known.chain(ast.enums.iter().map(|e| out.text(e.name.span)));
                                let known = known.take(most);
                                out.push(rules::unknown::finding(ident.span, name, known));
                                FieldTy::Unknown
                            }
                        }
                    }
                }
            };
        }
    }
}
