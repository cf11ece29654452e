//! `raw` without the SQL.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::raw",
    why: "`raw` takes one text: the condition in SQL. An empty one would be a syntax error in the database.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: raw(""))
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: raw("deleted = false"))
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "`raw` lacks its condition")
        .label("expected SQL in quotes")
        .help("write for example `where: raw(\"deleted = false\")`")
}
