//! A default other than `dbgenerated()` on a type that only the database knows.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::unsupported",
    why: "Only the database can make a value of such a type.",
    wrong: r#"model Post {
  id    Int    @id
  v     Unsupported("tsvector") @default("")
}"#,
    right: r#"model Post {
  id    Int    @id
  v     Unsupported("tsvector") @default(dbgenerated("''"))
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "this type can only have a default of the database")
        .label("expected `dbgenerated(\"…\")`")
        .help("write the expression as the database reads it: `@default(dbgenerated(\"…\"))`")
}
