//! A provider from the environment.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::env_provider",
    why: "The provider decides how the rest is read, so it must stand in the schema itself.",
    wrong: r#"datasource db {
  provider = env("PROVIDER")
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}"#,
};

pub(crate) fn finding(block: Span, span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, block, "the provider cannot come from the environment")
        .related(span, "expected the name of a database in quotes")
        .help("write it out: `provider = \"postgresql\"`")
}
