//! A name that clients cannot use.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::reserved",
    why: "The name is a keyword or a global of the languages that Prisma's clients are written in; a schema that has it could not be shared with them.",
    wrong: "model class {
  id Int @id
}",
    right: r#"model Class {
  id Int @id

  @@map("class")
}"#,
};

pub(crate) fn finding(span: Span, place: Span, noun: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{name}` cannot be the name of a {noun}"))
        .related(place, "reserved")
        .help(format!("choose another name, and give the database's name with `@@map(\"{name}\")`"))
}
