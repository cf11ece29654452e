//! An attribute for columns on a relation field.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::column_attribute",
    why: "A relation field has no column.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @unique @relation(fields: [authorId], references: [id])
  authorId Int
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int @unique
}",
};

pub(crate) fn finding(span: Span, attribute: &str, field: &str) -> Diagnostic {
    let help = match attribute {
        "id" | "unique" => format!("put `@{attribute}` on the field of its foreign key, or use `@@{attribute}([…])`"),
        "map" => "put `@map` on the field of its foreign key; the name of the relation is the first argument of `@relation`".to_owned(),
        _ => "put it on the field of its foreign key".to_owned(),
    };
    Diagnostic::error(
        PAGE.code,
        span,
        format!("`@{attribute}` on `{field}`, which is a relation and has no column"),
    )
    .label("needs a column")
    .help(help)
}
