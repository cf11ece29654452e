//! A value that no condition can have.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::value",
    why: "A field is compared with a literal: `true`, `false`, `null`, text in quotes or a number; or with `{ not: … }` of one. Values of enums stand in quotes.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: { deleted: no })
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: { deleted: false })
}"#,
};

pub(crate) fn finding(span: Span, given: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{given}` is not a value of a condition"))
        .label("expected a literal, `null` or `{ not: … }`")
        .help("write for example `{ deleted: false }` or `{ email: { not: null } }`; values of enums stand in quotes")
}
