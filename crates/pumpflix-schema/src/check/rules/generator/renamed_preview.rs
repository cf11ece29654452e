//! A preview feature that was renamed.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::generator::renamed_preview",
    why: "The old name still works, and may go away.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["fullTextSearch"]
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["fullTextSearchPostgres"]
}"#,
};

pub(crate) fn finding(span: Span, name: &str, new: &str) -> Diagnostic {
    Diagnostic::warning(PAGE.code, span, format!("the preview feature `{name}` is called `{new}` now"))
        .label("renamed")
        .help(format!("write `{new}`"))
}
