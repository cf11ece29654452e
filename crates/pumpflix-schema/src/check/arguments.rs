//! The arguments of an attribute or function, taken one by one; what is left over is an error.

use foldhash::HashMap;
use std::borrow::Cow;

use super::draft::Spelled;
use super::out::Out;
use super::rules::argument as rules;
use crate::source::Span;
use crate::syntax::ast::{Argument, Arguments, Attribute, Expression, Ident, StringLiteral};
use crate::syntax::unescape;

/// The arguments that are still to be taken.
pub(crate) struct Args<'a> {
    of: Of,
    span: Span,
    left: Vec<&'a Argument>,
    asked: Vec<&'static str>,
}

/// What has the arguments.
#[derive(Clone, Copy)]
enum Of {
    Attribute(Span),
    Call(Span),
}

impl Of {
    /// `@default`, `nanoid()`: for messages.
    fn written(self, out: &Out<'_>) -> String {
        match self {
            Self::Attribute(span) => out.text(span).split('(').next().unwrap_or("").trim_end().to_owned(),
            Self::Call(name) => format!("{}()", out.text(name)),
        }
    }
}

impl<'a> Args<'a> {
    /// The arguments of an attribute; reports those that are given twice, lack a value, or cannot be told apart.
    pub(crate) fn of_attribute(attribute: &'a Attribute, out: &mut Out<'a>) -> Self {
        Self::new(Of::Attribute(attribute.span), attribute.span, attribute.arguments.as_ref(), out)
    }

    /// The arguments of a function or of an index's column.
    pub(crate) fn of_call(name: Ident, arguments: &'a Arguments, span: Span, out: &mut Out<'a>) -> Self {
        Self::new(Of::Call(name.span), span, Some(arguments), out)
    }

    fn new(of: Of, span: Span, arguments: Option<&'a Arguments>, out: &mut Out<'a>) -> Self {
        let mut left: Vec<&'a Argument> = Vec::new();
        if let Some(arguments) = arguments {
            if let Some(comma) = arguments.trailing_comma {
                out.push(rules::trailing_comma::finding(comma));
            }
            let unnamed = || arguments.items.iter().filter(|a| a.name.is_none());
            if let (Some(first), Some(last), true) =
                (unnamed().next(), unnamed().next_back(), unnamed().nth(1).is_some())
            {
                let given = unnamed().map(|a| out.text(a.span)).collect::<Vec<_>>().join(", ");
                let of = of.written(out);
                out.push(rules::several_unnamed::finding(first.span.to(last.span), &of, &given));
            }
            left.reserve_exact(arguments.items.len());
            let mut seen: HashMap<&str, Span> = HashMap::default();
            for argument in &arguments.items {
                if let Some(name) = argument.name {
                    let text = out.text(name.span);
                    if argument.value.is_none() {
                        out.push(rules::no_value::finding(argument.span, text));
                    }
                    if let Some(first) = seen.get(text) {
                        out.push(rules::duplicate::finding(argument.span, *first, text));
                        continue;
                    }
                    // Most often there is only one.
                    if arguments.items.len() > 1 {
                        seen.insert(text, argument.span);
                    }
                }
                left.push(argument);
            }
        }
        Self { of, span, left, asked: Vec::new() }
    }

    /// The argument of that name.
    pub(crate) fn take(&mut self, name: &'static str, out: &Out<'a>) -> Option<&'a Expression> {
        self.asked.push(name);
        let at = self.left.iter().position(|a| a.name.is_some_and(|n| out.text(n.span) == name))?;
        self.left.remove(at).value.as_ref()
    }

    /// The argument without a name, or of that name; both at once is an error.
    pub(crate) fn take_first(&mut self, name: &'static str, out: &mut Out<'a>) -> Option<&'a Expression> {
        let unnamed = self.left.iter().position(|a| a.name.is_none()).map(|at| self.left.remove(at));
        self.left.retain(|a| a.name.is_some() || unnamed.is_none());
        let named_at = self.left.iter().position(|a| a.name.is_some_and(|n| out.text(n.span) == name));
        if let (Some(unnamed), Some(at)) = (unnamed, named_at)
            && let Some(named) = self.left.get(at)
        {
            out.push(rules::duplicate::finding(named.span, unnamed.span, name));
        }
        let named = self.take(name, out);
        unnamed.and_then(|a| a.value.as_ref()).or(named)
    }

    /// Like [`Args::take_first`]; reports when it is not given at all.
    pub(crate) fn require_first(&mut self, name: &'static str, out: &mut Out<'a>) -> Option<&'a Expression> {
        let given = self.left.iter().any(|a| a.name.is_none_or(|n| out.text(n.span) == name));
        if !given {
            out.push(rules::missing::finding(self.span, &self.of.written(out), name));
        }
        self.take_first(name, out)
    }

    /// Reports what is left.
    pub(crate) fn finish(self, out: &mut Out<'a>) {
        for argument in self.left {
            let name = argument.name.map(|name| out.text(name.span));
            let of = self.of.written(out);
            out.push(rules::unknown::finding(argument.span, &of, name, &self.asked));
        }
    }
}

/// The text of a literal.
pub(crate) fn literal<'a>(literal: StringLiteral, out: &Out<'a>) -> Cow<'a, str> {
    let inner = out.text(literal.inner());
    if literal.escaped { unescape(inner) } else { Cow::Borrowed(inner) }
}

/// Text in quotes.
pub(crate) fn string<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<Spelled<'a>> {
    match value {
        Expression::String(text) => Some(Spelled { text: literal(*text, out), span: text.span }),
        other => wrong(other, "text in quotes", out),
    }
}

/// A word.
pub(crate) fn constant<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<(&'a str, Span)> {
    match value {
        Expression::Constant(span) => Some((out.text(*span), *span)),
        other => wrong(other, "a word", out),
    }
}

/// `true` or `false`.
pub(crate) fn boolean<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<bool> {
    match value {
        Expression::Constant(span) if out.text(*span) == "true" => Some(true),
        Expression::Constant(span) if out.text(*span) == "false" => Some(false),
        other => wrong(other, "`true` or `false`", out),
    }
}

/// A whole number that is not negative.
pub(crate) fn count<'a>(value: &'a Expression, out: &mut Out<'a>) -> Option<u32> {
    match value {
        Expression::Number(span) => {
            let number = out.text(*span).parse().ok();
            if number.is_none() { wrong(value, "a whole number", out) } else { number }
        }
        other => wrong(other, "a whole number", out),
    }
}

/// A list; a single value counts as a list of one.
pub(crate) fn list(value: &Expression) -> &[Expression] {
    match value {
        Expression::Array { items, .. } => items,
        single => std::slice::from_ref(single),
    }
}

/// Reports a value of another kind than the expected one.
pub(crate) fn wrong<'a, T>(value: &'a Expression, expected: &str, out: &mut Out<'a>) -> Option<T> {
    let given = out.text(value.span());
    out.push(rules::wrong_kind::finding(value, expected, given));
    None
}
