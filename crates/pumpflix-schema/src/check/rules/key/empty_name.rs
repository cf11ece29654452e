//! A name that is empty.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::empty_name",
    why: "A key or index cannot be called nothing.",
    wrong: r#"model User {
  id   Int    @id
  name String

  @@index([name], map: "")
}"#,
    right: r#"model User {
  id   Int    @id
  name String

  @@index([name], map: "by_name")
}"#,
};

pub(crate) fn finding(span: Span, argument: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the argument `{argument}` is empty"))
        .label("expected a name")
        .help("write a name, or take the argument away")
}
