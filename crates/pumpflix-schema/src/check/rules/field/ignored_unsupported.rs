//! `@ignore` on a type that only the database knows.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::ignored_unsupported",
    why: "Such a field is absent from the client anyway.",
    wrong: r#"model User {
  id Int @id
  v  Unsupported("tsvector") @ignore
}"#,
    right: r#"model User {
  id Int @id
  v  Unsupported("tsvector")
}"#,
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`@ignore` on `{name}`, which the client never has"))
        .label("says nothing new")
        .help("take it away")
}
