//! A value of the wrong kind.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::syntax::ast::Expression;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::argument::wrong_kind",
    why: "Text stands in quotes, words and numbers do not, and several values stand in brackets; the kind tells a value from the name of something.",
    wrong: "model A {
  id Int @id @map(ident)
}",
    right: r#"model A {
  id Int @id @map("ident")
}"#,
};

pub(crate) fn finding(value: &Expression, expected: &str, given: &str) -> Diagnostic {
    let kind = match value {
        Expression::String(_) => "text in quotes",
        Expression::Number(_) => "a number",
        Expression::Constant(_) => "a word",
        Expression::Function(_) => "a function",
        Expression::Array { .. } => "a list",
        Expression::Object { .. } => "an object",
    };
    let finding = Diagnostic::error(PAGE.code, value.span(), format!("expected {expected}, found {kind}"))
        .label(format!("expected {expected}"));
    match value {
        Expression::Constant(_) if expected.contains("quotes") => {
            finding.help(format!("put it in quotes: `\"{given}\"`"))
        }
        Expression::String(_) if !expected.contains("quotes") => {
            finding.help(format!("without the quotes: `{}`", given.trim_matches('"')))
        }
        _ => finding,
    }
}
