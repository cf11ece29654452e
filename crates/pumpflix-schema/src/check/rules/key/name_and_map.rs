//! Both `name` and `map` on an index.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::name_and_map",
    why: "On an index `name` is the old spelling of `map`: both give its name in the database.",
    wrong: r#"model User {
  id   Int    @id
  name String

  @@index([name], name: "a", map: "b")
}"#,
    right: r#"model User {
  id   Int    @id
  name String

  @@index([name], map: "b")
}"#,
};

pub(crate) fn finding(attribute: Span, old: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, attribute, "the index is named twice")
        .related(old, "`name` is the old spelling of `map` here")
        .help("keep `map`")
}
