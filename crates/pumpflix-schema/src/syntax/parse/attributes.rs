//! Attributes and their arguments.

use pest::iterators::Pair;

use super::super::ast::{Argument, Arguments, Attribute, Expression, FunctionCall, Ident};
use super::super::grammar::Rule;
use super::Reader;

impl Reader<'_> {
    pub(super) fn attribute(&mut self, pair: Pair<'_, Rule>) -> Attribute {
        let mut span = self.span(&pair);
        let mut name = Ident { span };
        let mut arguments = None;
        for part in pair.into_inner() {
            let end = match part.as_rule() {
                Rule::path => {
                    name = self.ident(&part);
                    name.span
                }
                _ => arguments.insert(self.arguments(part)).span,
            };
            span = span.to(end);
        }
        Attribute { name, arguments, span }
    }

    pub(super) fn arguments(&mut self, pair: Pair<'_, Rule>) -> Arguments {
        let span = self.span(&pair);
        let parts = pair.into_inner();
        let mut arguments = Arguments { items: Vec::with_capacity(parts.len()), trailing_comma: None, span };
        for part in parts {
            let span = self.span(&part);
            match part.as_rule() {
                Rule::trailing_comma => arguments.trailing_comma = Some(span),
                Rule::word_argument => arguments.items.extend(self.word_argument(part)),
                Rule::named_argument => {
                    let mut inner = part.into_inner();
                    let name = inner.next().map(|name| self.ident(&name));
                    let value = inner.next().and_then(|value| self.expression(value));
                    arguments.items.push(Argument { name, value, span });
                }
                _ => {
                    let value = self.expression(part);
                    arguments.items.push(Argument { name: None, value, span });
                }
            }
        }
        arguments.items.shrink_to_fit();
        arguments
    }

    /// `name: value`, `name(arguments)` or `name`.
    fn word_argument(&mut self, pair: Pair<'_, Rule>) -> Option<Argument> {
        let span = self.span(&pair);
        let mut inner = pair.into_inner();
        let word = self.ident(&inner.next()?);
        let Some(behind) = inner.next() else {
            return Some(Argument {
                name: None,
                value: Some(Expression::Constant(word.span)),
                span: word.span,
            });
        };
        if behind.as_rule() == Rule::argument_value {
            let value = behind.into_inner().next().and_then(|value| self.expression(value));
            return Some(Argument { name: Some(word), value, span });
        }
        let arguments = self.arguments(behind);
        let call = FunctionCall { name: word, arguments, span };
        Some(Argument { name: None, value: Some(Expression::Function(call)), span })
    }
}
