//! A view without the preview feature.

use crate::check::config::Preview;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::view::preview",
    why: "Views are still a preview feature, which the generator has to switch on.",
    wrong: r"view Summary {
  id Int @unique
}",
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

view Summary {
  id Int @unique
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.config.previews.has(Preview::Views) {
        return;
    }
    for view in draft.models.iter().filter(|m| m.is_view()) {
        out.push(
            Diagnostic::error(PAGE.code, view.block.span, "views are a preview feature")
                .help("write `previewFeatures = [\"views\"]` in the generator"),
        );
    }
}
