//! A preview feature that is always on by now.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::generator::stable_preview",
    why: "The feature needs no switch any more, so the line only misleads.",
    wrong: r#"generator rust {
  provider        = "prisma-client"
  previewFeatures = ["driverAdapters"]
}

datasource db {
  provider = "sqlite"
}"#,
    right: r#"generator rust {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}"#,
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::warning(PAGE.code, span, format!("the preview feature `{name}` needs no switch any more"))
        .label("always on by now")
        .help("take it away")
}
