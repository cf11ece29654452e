//! Attributes and their arguments.

use pest::iterators::Pair;

use super::super::ast::{Argument, Arguments, Attribute, Ident};
use super::super::grammar::Rule;
use super::Reader;

impl Reader<'_> {
    pub(super) fn attribute(&mut self, pair: Pair<'_, Rule>) -> Attribute {
        let span = self.span(&pair);
        let mut name = Ident { span };
        let mut arguments = None;
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::path => name = self.ident(&part),
                Rule::arguments => arguments = Some(self.arguments(part)),
                _ => {}
            }
        }
        Attribute { name, arguments, span }
    }

    pub(super) fn arguments(&mut self, pair: Pair<'_, Rule>) -> Arguments {
        let span = self.span(&pair);
        let mut arguments = Arguments { items: Vec::new(), trailing_comma: None, span };
        for part in pair.into_inner() {
            let span = self.span(&part);
            match part.as_rule() {
                Rule::trailing_comma => arguments.trailing_comma = Some(span),
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
}
