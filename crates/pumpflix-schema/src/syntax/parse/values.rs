//! Values.

use pest::iterators::Pair;

use super::super::ast::{Arguments, Expression, FunctionCall, Ident, Member, StringLiteral};
use super::super::grammar::Rule;
use super::super::literal::bad_escapes;
use super::super::rules;
use super::Reader;

impl Reader<'_> {
    pub(super) fn expression(&mut self, pair: Pair<'_, Rule>) -> Option<Expression> {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::number_literal => Some(Expression::Number(span)),
            Rule::path => Some(Expression::Constant(span)),
            Rule::string_literal => Some(Expression::String(self.string(&pair))),
            Rule::array => {
                let parts = pair.into_inner();
                let mut items = Vec::with_capacity(parts.len());
                items.extend(parts.filter_map(|item| self.expression(item)));
                Some(Expression::Array { items, span })
            }
            Rule::object => {
                let members = pair.into_inner().filter_map(|member| self.member(member)).collect();
                Some(Expression::Object { members, span })
            }
            Rule::word_value => {
                let mut inner = pair.into_inner();
                let name = self.ident(&inner.next()?);
                let Some(arguments) = inner.next() else { return Some(Expression::Constant(name.span)) };
                let arguments = self.arguments(arguments);
                Some(Expression::Function(FunctionCall { name, arguments, span }))
            }
            Rule::function_call => {
                let mut name = Ident { span };
                let mut arguments = Arguments { items: Vec::new(), trailing_comma: None, span };
                for part in pair.into_inner() {
                    match part.as_rule() {
                        Rule::path => name = self.ident(&part),
                        Rule::arguments => arguments = self.arguments(part),
                        _ => {}
                    }
                }
                Some(Expression::Function(FunctionCall { name, arguments, span }))
            }
            _ => None,
        }
    }

    fn member(&mut self, pair: Pair<'_, Rule>) -> Option<Member> {
        let mut inner = pair.into_inner();
        let key = self.ident(&inner.next()?);
        let value = self.expression(inner.next()?)?;
        Some(Member { key, value })
    }

    pub(super) fn string(&mut self, pair: &Pair<'_, Rule>) -> StringLiteral {
        let span = self.span(pair);
        let raw = pair.as_str();
        let inner = raw.get(1..raw.len().saturating_sub(1)).unwrap_or("");
        let start = pair.as_span().start() + 1;
        for bad in bad_escapes(inner) {
            let place = self.place(start + bad.start, start + bad.end);
            self.diagnostics.push(if bad.unicode {
                rules::unicode_escape::finding(place)
            } else {
                rules::escape::finding(place)
            });
        }
        StringLiteral { span, escaped: inner.contains('\\') }
    }
}
