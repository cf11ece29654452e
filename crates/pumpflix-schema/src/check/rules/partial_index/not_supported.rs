//! A partial index on MySQL.

use pumpflix_dialect::Dialect;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::partial_index::not_supported",
    why: "MySQL indexes every row of a table; it has no partial indexes.",
    wrong: r#"datasource db {
  provider = "mysql"
}

generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email], where: { deleted: false })
}"#,
    right: r#"datasource db {
  provider = "mysql"
}

generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int       @id
  email   String
  deleted Boolean

  @@index([email])
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::MySql {
        return;
    }
    for key in draft.models.iter().filter(|m| !m.is_view()).flat_map(|m| &m.keys) {
        if let Some(predicate) = key.predicate {
            out.push(
                Diagnostic::error(PAGE.code, key.span(), "MySQL has no partial indexes")
                    .related(predicate.span(), "this makes the index partial")
                    .help("take `where` away"),
            );
        }
    }
}
