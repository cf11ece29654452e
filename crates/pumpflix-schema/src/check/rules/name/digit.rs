//! A name that begins with a digit.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::digit",
    why: "Names become identifiers in the client, which begin with a letter.",
    wrong: "model User {
  id     Int @id
  2ndTry Int
}",
    right: r#"model User {
  id        Int @id
  secondTry Int @map("2ndTry")
}"#,
};

pub(crate) fn finding(span: Span, noun: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the name of the {noun} `{name}` begins with a digit"))
        .label("a name begins with a letter")
        .help("put a letter in front, and give the database's name with `@map` or `@@map`")
}
