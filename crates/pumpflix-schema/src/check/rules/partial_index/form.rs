//! A condition that is neither SQL nor a list of fields.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::form",
    why: "The condition is either SQL in `raw(…)`, which the database reads, or fields with the values they must have.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: "deleted = false")
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
    Diagnostic::error(PAGE.code, span, "this is not a condition")
        .label("expected `raw(\"…\")` or `{ field: value }`")
        .help("write SQL as `where: raw(\"deleted = false\")`, or fields as `where: { deleted: false }`")
}
