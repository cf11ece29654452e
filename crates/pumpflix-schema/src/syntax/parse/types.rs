//! The types of fields.

use pest::iterators::Pair;

use super::super::ast::{Ident, TypeName, TypeRef};
use super::super::grammar::Rule;
use super::super::rules;
use super::Reader;
use crate::model::Arity;

impl Reader<'_> {
    /// The type, or nothing after a report on a spelling that the language does not have.
    pub(super) fn field_type(&mut self, pair: &Pair<'_, Rule>) -> Option<TypeRef> {
        let start = pair.as_span().start();
        let whole = pair.as_str().trim_end();
        let (rest, is_optional) =
            whole.strip_suffix('?').map_or((whole, false), |rest| (rest.trim_end(), true));
        let (name, is_list) = rest.strip_suffix("[]").map_or((rest, false), |name| (name.trim_end(), true));
        let span = self.place(start, start + whole.len());
        let arity = match (is_list, is_optional) {
            (false, false) => Arity::Required,
            (false, true) => Arity::Optional,
            (true, false) => Arity::List,
            (true, true) => {
                self.diagnostics.push(rules::optional_list::finding(span, name));
                return None;
            }
        };
        let base = TypeName::Named(Ident { span: self.place(start, start + name.len()) });
        Some(TypeRef { base, arity, span })
    }

    /// The same for a type that is not just a name with a mark.
    pub(super) fn odd_type(&mut self, pair: Pair<'_, Rule>) -> Option<TypeRef> {
        let mut parts = pair.into_inner();
        let base = parts.next()?;
        let mark = parts.next();
        let span = self.span(&base).to(self.span(mark.as_ref().unwrap_or(&base)));
        if base.as_rule() == Rule::legacy_list_type {
            let name = base.into_inner().next()?.as_str().to_owned();
            self.diagnostics.push(rules::bracketed_list::finding(span, &name));
            return None;
        }
        let arity = match mark.as_ref().map(Pair::as_str) {
            None => Arity::Required,
            Some("?") => Arity::Optional,
            Some("[]") => Arity::List,
            Some("!") => {
                self.diagnostics.push(rules::required_mark::finding(span, base.as_str()));
                return None;
            }
            Some(_) => {
                self.diagnostics.push(rules::optional_list::finding(span, base.as_str()));
                return None;
            }
        };
        let base = self.type_name(base)?;
        Some(TypeRef { base, arity, span })
    }

    fn type_name(&mut self, base: Pair<'_, Rule>) -> Option<TypeName> {
        match base.as_rule() {
            Rule::unsupported_type => {
                let literal = base.into_inner().next()?;
                Some(TypeName::Unsupported(self.string(&literal)))
            }
            _ => Some(TypeName::Named(self.ident(&base))),
        }
    }
}
