//! A property without a value.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::property::no_value",
    why: "Nothing can be read from `key =` alone.",
    wrong: "datasource db {
  provider =
}",
    right: r#"datasource db {
  provider = "postgresql"
}"#,
};

pub(crate) fn finding(block: Span, key: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, block, format!("the property `{name}` has no value"))
        .related(key, "expected a value behind `=`")
        .help("write the value, or take the line away")
}
