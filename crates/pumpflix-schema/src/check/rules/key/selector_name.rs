//! A selector that is no identifier.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::selector_name",
    why: "The name becomes an identifier in the client.",
    wrong: r#"model User {
  id   Int    @id
  name String

  @@unique([name, id], name: "by name")
}"#,
    right: r#"model User {
  id   Int    @id
  name String

  @@unique([name, id], name: "by_name")
}"#,
};

pub(crate) fn finding(attribute: Span, span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, attribute, format!("the name `{name}` is not an identifier"))
        .related(span, "only letters, digits and `_` of ASCII")
        .help("the name in the database is set with `map:`, and may be any text")
}
