//! A schema without a datasource.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::missing",
    why: "The datasource says which database the schema is for; types, attributes and limits differ from one to the next.",
    wrong: "model A {
  id Int @id
}",
    right: r#"datasource db {
  provider = "sqlite"
}

model A {
  id Int @id
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the schema has no datasource block")
        .help("add one: `datasource db {`, `  provider = \"postgresql\"`, `}`, with your database")
}
