//! A foreign key over a relation field.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::names_relation",
    why: "A foreign key is over columns, and a relation field has none.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [author], references: [id])
  authorId Int
}",
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

pub(crate) fn finding(span: Span, model: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("`{model}.{name}` is a relation and has no column"))
        .label("a relation field")
        .help("name the fields that hold the key")
}
