//! A provider that is not text.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::provider",
    why: "The provider decides how the rest is read, so it must stand in the schema itself.",
    wrong: r#"datasource db {
  provider = ["sqlite", "mysql"]
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}"#,
};

pub(crate) fn finding(span: Span, given: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the provider must be text in quotes")
        .label("expected the name of a database")
        .help(if Dialect::from_provider(given).is_some() {
            format!("in quotes: `provider = \"{given}\"`")
        } else {
            "it cannot come from the environment or be a list: `provider = \"postgresql\"`".to_owned()
        })
}
