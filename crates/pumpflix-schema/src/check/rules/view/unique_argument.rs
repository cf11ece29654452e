//! Something about an index, said of a view's unique.

use crate::check::draft::{Draft, KeyDraft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::view::unique_argument",
    why: "`@unique` on a view only says that its rows can be told apart; there is no index in the database that could have a name, an order or a length.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

view Summary {
  id Int @unique(map: "summary_id")
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
        for key in view.keys_of(KeyKind::Unique) {
            if let Some(argument) = argument(key) {
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        key.span(),
                        format!("a unique of the view `{}` cannot have `{argument}`", view.name),
                    )
                    .help(format!("take `{argument}` away")),
                );
            }
        }
    }
}

/// The first argument that only an index could have.
fn argument(key: &KeyDraft<'_>) -> Option<&'static str> {
    if key.map.is_some() {
        Some("map")
    } else if key.clustered.is_some() {
        Some("clustered")
    } else if key.columns.iter().any(|c| c.sort.is_some()) {
        Some("sort")
    } else if key.columns.iter().any(|c| c.length.is_some()) {
        Some("length")
    } else if key.columns.iter().any(|c| c.ops.is_some()) {
        Some("ops")
    } else {
        None
    }
}
