//! An empty list of schemas.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::schemas_empty",
    why: "With `schemas` every model must name one of them, which none can if there are none.",
    wrong: r#"datasource db {
  provider = "postgresql"
  schemas  = []
}"#,
    right: r#"datasource db {
  provider = "postgresql"
  schemas  = ["public"]
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the list of schemas is empty")
        .label("expected at least one name")
        .help("name the schemas, for example `[\"public\"]`, or take the line away")
}
