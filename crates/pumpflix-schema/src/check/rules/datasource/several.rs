//! More than one datasource.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::several",
    why: "A schema describes one database; which of two a model belongs to could not be said.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

datasource other {
  provider = "sqlite"
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}"#,
};

pub(crate) fn finding(span: Span, name: &str, other: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the datasource `{name}` is one of several"))
        .label("a schema has one datasource")
        .related(other, "another one")
        .help("keep one; to generate for several databases, list them as `databases` in the generator block")
}
