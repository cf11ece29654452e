//! An index of a view.

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::view::index",
    why: "A view is a query: the database keeps no index for it. The indexes of the tables that it reads are used.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

view Summary {
  id    Int @unique
  total Int

  @@index([total])
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

view Summary {
  id    Int @unique
  total Int
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for view in draft.models.iter().filter(|m| m.is_view()) {
        for key in view.keys.iter().filter(|k| matches!(k.kind, KeyKind::Index | KeyKind::Fulltext)) {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    key.span(),
                    format!("the view `{}` cannot have an index", view.name),
                )
                .help("put the index on a table that the view reads"),
            );
        }
    }
}
