//! A datasource without a provider.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::no_provider",
    why: "The provider says which database the schema is for.",
    wrong: "datasource db {
}",
    right: r#"datasource db {
  provider = "postgresql"
}"#,
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the datasource `{name}` does not say its provider")).help(
        "add `provider = \"postgresql\"`, `\"mysql\"`, `\"sqlite\"`, `\"sqlserver\"` or `\"cockroachdb\"`",
    )
}
