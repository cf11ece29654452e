//! Preview features in the datasource.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::previews",
    why: "Preview features are switched on where they are used, in a generator block.",
    wrong: r#"datasource db {
  provider        = "mysql"
  previewFeatures = ["views"]
}"#,
    right: r#"datasource db {
  provider = "mysql"
}

generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "`previewFeatures` stands in the datasource")
        .label("not here")
        .help("move the line to a generator block")
}
