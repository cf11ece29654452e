//! A `\u` that names no character.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::unicode_escape",
    why: "Four hexadecimal digits stand behind `\\u`; characters beyond them are written as a pair of surrogates, or plainly.",
    wrong: r#"model A {
  id String @id @default("\u12")
}"#,
    right: r#"model A {
  id String @id @default("\u0012")
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, r"this `\u` escape names no character")
        .label("expected four hexadecimal digits, or a pair of surrogates")
        .help("the character itself may stand in the text, too")
}
