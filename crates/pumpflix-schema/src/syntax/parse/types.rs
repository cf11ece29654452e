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
        let span = self.span(&pair);
        let form = pair.into_inner().next()?;
        let rule = form.as_rule();
        let base = form.into_inner().next()?;
        let name = base.as_str().to_owned();
        let arity = match rule {
            Rule::plain_type => Arity::Required,
            Rule::optional_type => Arity::Optional,
            Rule::list_type => Arity::List,
            Rule::required_type => {
                self.diagnostics.push(rules::required_mark::finding(span, &name));
                return None;
            }
            Rule::legacy_list_type => {
                self.diagnostics.push(rules::bracketed_list::finding(span, &name));
                return None;
            }
            _ => {
                self.diagnostics.push(rules::optional_list::finding(span, &name));
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
