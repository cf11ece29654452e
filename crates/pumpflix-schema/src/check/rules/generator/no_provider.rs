//! A generator without a provider.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::generator::no_provider",
    why: "The provider says which program generates.",
    wrong: r#"generator rust {
  output = "src/db"
}

datasource db {
  provider = "sqlite"
}"#,
    right: r#"generator rust {
  provider = "pumpflix-gen"
  output   = "src/db"
}

datasource db {
  provider = "sqlite"
}"#,
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the generator `{name}` does not say its provider"))
        .help("add `provider = \"pumpflix-gen\"`")
}
