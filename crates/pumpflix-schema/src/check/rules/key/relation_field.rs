//! A key or index over a relation field.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::relation_field",
    why: "A relation field has no column; the columns of its foreign key can be indexed.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int

  @@index([author])
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int

  @@index([authorId])
}",
};

pub(crate) fn finding(attribute: Span, span: Span, name: &str, own: &[&str]) -> Diagnostic {
    let finding =
        Diagnostic::error(PAGE.code, attribute, format!("`{name}` is a relation and has no column"))
            .related(span, "a relation field");
    if own.is_empty() {
        finding.help("name fields that have a column")
    } else {
        finding.help(format!("did you mean its foreign key, `{}`?", own.join(", ")))
    }
}
