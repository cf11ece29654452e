//! A condition on something that is not a column.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::field",
    why: "The condition is about columns of the same table, so it names fields of the same model that have one.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: { removed: false })
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

pub(crate) fn finding<'n>(
    span: Span,
    model: &str,
    name: &str,
    columns: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("`{model}` has no column `{name}`"));
    match did_you_mean(name, columns) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("name a field that is no relation"),
    }
}
