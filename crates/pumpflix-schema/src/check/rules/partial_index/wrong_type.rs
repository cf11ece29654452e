//! A value that the field cannot have.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::wrong_type",
    why: "A column is compared with a value of its own kind. What has no literals in conditions (`Json`, `Bytes`, `Unsupported`) can only be compared with `null`, or in `raw(…)`.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: { deleted: "no" })
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

pub(crate) fn finding(span: Span, field: &str, ty: &str, given: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{field}` is `{ty}` and cannot be compared with `{given}`"))
        .help(match ty {
            "Boolean" => "write `true` or `false`",
            "String" | "DateTime" => "write text in quotes",
            "Int" | "BigInt" | "Float" | "Decimal" => "write a number without quotes",
            _ => "compare it with `null`, or write the condition as `raw(\"…\")`",
        })
}
