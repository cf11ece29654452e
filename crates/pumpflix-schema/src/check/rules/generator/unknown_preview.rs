//! A preview feature that does not exist.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::generator::unknown_preview",
    why: "A name that is not known would be passed over, and what it was to switch on would stay off.",
    wrong: r#"generator rust {
  provider        = "prisma-client"
  previewFeatures = ["view"]
}

datasource db {
  provider = "sqlite"
}"#,
    right: r#"generator rust {
  provider        = "prisma-client"
  previewFeatures = ["views"]
}

datasource db {
  provider = "sqlite"
}"#,
};

pub(crate) fn finding(span: Span, name: &str, known: &[&str]) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("there is no preview feature `{name}`"))
        .label("not known");
    match did_you_mean(name, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "there are {}",
            known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")
        )),
    }
}
