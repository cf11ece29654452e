//! An enum without values.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::empty_enum",
    why: "A column of that type could hold nothing.",
    wrong: "enum Role {
}",
    right: "enum Role {
  ADMIN
}",
};

pub(crate) fn finding(span: Span, name: &str, unread: bool) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the enum `{name}` has no values")).help(if unread {
        "none of its lines could be read; see below"
    } else {
        "write each value on a line of its own"
    })
}
