//! The attributes of one place, taken one by one; what is left over is not known.

use super::super::out::Out;
use super::super::rules::attribute as rules;
use crate::syntax::ast::Attribute;

/// The attributes that are still to be taken.
pub(super) struct AttributeSet<'a> {
    left: Vec<(&'a str, &'a Attribute)>,
}

impl<'a> AttributeSet<'a> {
    pub(super) fn new(attributes: &'a [Attribute], out: &Out<'a>) -> Self {
        Self { left: attributes.iter().map(|a| (out.text(a.name.span), a)).collect() }
    }

    /// The attribute of that name; reports each one when there are several.
    pub(super) fn take(&mut self, name: &str, out: &mut Out<'a>) -> Option<&'a Attribute> {
        let at = self.left.iter().position(|(n, _)| *n == name)?;
        let first = self.left.remove(at).1;
        self.report_more(first, |n| n == name, out);
        Some(first)
    }

    /// Every attribute of that name, for those that may be repeated.
    pub(super) fn take_all(&mut self, name: &str) -> Vec<&'a Attribute> {
        let mut taken = Vec::new();
        self.left.retain(|(n, attribute)| {
            let matches = *n == name;
            if matches {
                taken.push(*attribute);
            }
            !matches
        });
        taken
    }

    /// The attribute whose name has a dot: `db.Text`.
    pub(super) fn take_scoped(&mut self, out: &mut Out<'a>) -> Option<&'a Attribute> {
        let at = self.left.iter().position(|(n, _)| n.contains('.'))?;
        let first = self.left.remove(at).1;
        self.report_more(first, |n| n.contains('.'), out);
        Some(first)
    }

    fn report_more(&mut self, first: &'a Attribute, same: impl Fn(&str) -> bool, out: &mut Out<'a>) {
        let mut repeated = false;
        self.left.retain(|(n, attribute)| {
            let more = same(n);
            if more {
                out.push(rules::duplicate::finding(attribute.span, first.span, n));
                repeated = true;
            }
            !more
        });
        // On lines of their own, none of them is more at fault than the others.
        if repeated && out.text(first.span).starts_with("@@") {
            let name = out.text(first.name.span);
            out.push(rules::duplicate::finding(first.span, first.span, name));
        }
    }

    /// Reports what is left.
    pub(super) fn finish(self, known: &[&str], out: &mut Out<'a>) {
        for (name, attribute) in self.left {
            let mark = if out.text(attribute.span).starts_with("@@") { "@@" } else { "@" };
            out.push(rules::unknown::finding(attribute.span, mark, name, known));
        }
    }
}
