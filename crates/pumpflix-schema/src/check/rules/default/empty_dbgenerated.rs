//! `dbgenerated("")`.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::empty_dbgenerated",
    why: "An empty expression is no default.",
    wrong: r#"model Post {
  id    Int    @id
  token String @default(dbgenerated(""))
}"#,
    right: r#"model Post {
  id    Int    @id
  token String @default(dbgenerated("gen_random_uuid()"))
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the expression of `dbgenerated` is empty")
        .label("expected an expression of the database")
        .help("without any argument it says that the database has a default which the schema does not spell out")
}
