//! A partial index without its preview feature.

use pumpflix_dialect::Dialect;

use crate::check::config::Preview;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::preview",
    why: "Indexes over a part of the rows are still a preview feature, which the generator has to switch on.",
    wrong: "model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: { deleted: false })
}",
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

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    // Where there are no partial indexes at all, that is said instead.
    if draft.config.previews.has(Preview::PartialIndexes) || draft.dialect == Dialect::MySql {
        return;
    }
    for key in draft.models.iter().flat_map(|m| &m.keys) {
        if let Some(predicate) = key.predicate {
            out.push(
                Diagnostic::error(PAGE.code, key.span(), "partial indexes are a preview feature")
                    .related(predicate.span(), "this makes the index partial")
                    .help("write `previewFeatures = [\"partialIndexes\"]` in the generator"),
            );
        }
    }
}
