//! A primary key of a view.

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::view::id",
    why: "A view is a query: the database keeps no primary key for it. `@unique` says that its rows can be told apart by a field.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

view Summary {
  id Int @id
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

view Summary {
  id Int @unique
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for view in draft.models.iter().filter(|m| m.is_view()) {
        for key in view.keys_of(KeyKind::Id) {
            let (written, instead) = if key.on_field { ("@id", "@unique") } else { ("@@id", "@@unique") };
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    key.span(),
                    format!("the view `{}` cannot have a primary key", view.name),
                )
                .help(format!("write `{instead}` instead of `{written}`")),
            );
        }
    }
}
