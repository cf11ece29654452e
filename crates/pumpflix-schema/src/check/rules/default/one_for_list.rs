//! A single value as the default of a list.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::one_for_list",
    why: "The column holds a list.",
    wrong: r#"model Post {
  id    Int    @id
  tags  String[] @default("new")
}"#,
    right: r#"model Post {
  id    Int    @id
  tags  String[] @default(["new"])
}"#,
};

pub(crate) fn finding(span: Span, name: &str, given: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the default of the list `{name}` is no list"))
        .label("expected a list")
        .help(format!("put it in brackets: `[{given}]`"))
}
