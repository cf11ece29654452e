//! A relation without letters in its name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::empty_name",
    why: "The name tells two relations between the same models apart.",
    wrong: r#"model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation("", fields: [authorId], references: [id])
  authorId Int
}"#,
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}",
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "the name of the relation is empty")
        .label("expected a name")
        .help("write a name on both sides, or on neither")
}
