//! A property that a datasource does not have.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::unknown_property",
    why: "A property that is not known would be passed over, and with it what it was meant to say.",
    wrong: r#"datasource db {
  provider = "mysql"
  adapter  = "x"
}"#,
    right: r#"datasource db {
  provider = "mysql"
}"#,
};

pub(crate) fn finding(span: Span, key: &str, known: &[&str]) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("a datasource has no property `{key}` here"))
        .label("not known");
    match did_you_mean(key, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "it may have {}",
            known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")
        )),
    }
}

/// A property that only a preview feature brings.
pub(crate) fn needs_preview(span: Span, key: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{key}` is a preview feature, which is not switched on"))
        .help("write `previewFeatures = [\"postgresqlExtensions\"]` in a generator block")
}
