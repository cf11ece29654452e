//! The types of fields.

use pest::iterators::Pair;

use super::super::ast::{TypeName, TypeRef};
use super::super::grammar::Rule;
use super::super::rules;
use super::Reader;
use crate::model::Arity;

impl Reader<'_> {
    /// The type, or nothing after a report on a spelling that the language does not have.
    pub(super) fn field_type(&mut self, pair: Pair<'_, Rule>) -> Option<TypeRef> {
        let mut parts = pair.into_inner();
        let base = parts.next()?;
        let mark = parts.next();
        // The pair itself ends behind the blanks in which a mark was looked for.
        let span = self.span(&base).to(self.span(mark.as_ref().unwrap_or(&base)));
        if base.as_rule() == Rule::legacy_list_type {
            let name = base.into_inner().next()?.as_str().to_owned();
            self.diagnostics.push(rules::bracketed_list::finding(span, &name));
            return None;
        }
        let arity = match mark.map(|mark| mark.as_rule()) {
            None => Arity::Required,
            Some(Rule::optional_mark) => Arity::Optional,
            Some(Rule::list_mark) => Arity::List,
            Some(Rule::required_mark) => {
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
