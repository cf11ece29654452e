//! A block named like a scalar type.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::scalar",
    why: "A field of that type could mean either.",
    wrong: "model String {
  id Int @id
}",
    right: r#"model Text {
  id Int @id

  @@map("String")
}"#,
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{name}` is a type of the language itself"))
        .label("already taken")
        .help(format!("choose another name, and give the database's name with `@@map(\"{name}\")`"))
}
