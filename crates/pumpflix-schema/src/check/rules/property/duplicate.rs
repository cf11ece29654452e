//! A property given twice.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::property::duplicate",
    why: "It could mean either value.",
    wrong: r#"datasource db {
  provider = "mysql"
  provider = "sqlite"
}"#,
    right: r#"datasource db {
  provider = "sqlite"
}"#,
};

pub(crate) fn finding(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the property `{name}` is given twice"))
        .label("the second time")
        .related(first, "the first time")
        .help("keep one of the two")
}
