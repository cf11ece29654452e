//! An argument that nobody asked for.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::unknown",
    why: "A name that is not known would be passed over, and with it what it was meant to say.",
    wrong: r#"model A {
  id Int @id @default(1, mpa: "x")
}"#,
    right: "model A {
  id Int @id @default(1)
}",
};

pub(crate) fn finding(span: Span, of: &str, name: Option<&str>, known: &[&str]) -> Diagnostic {
    let message = match name {
        Some(name) => format!("`{of}` has no argument `{name}`"),
        None => format!("`{of}` has no use for this argument"),
    };
    let finding = Diagnostic::error(PAGE.code, span, message).label("not known here");
    match name.and_then(|name| did_you_mean(name, known.iter().copied())) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => finding.help("it takes no arguments"),
        None => finding.help(format!(
            "it takes {}",
            known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ")
        )),
    }
}
