//! A name for a foreign key where it has none.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::named_foreign_key",
    why: "SQLite does not keep the names of foreign keys.",
    wrong: r#"model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], map: "post_author")
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

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().named_foreign_keys {
        return;
    }
    for (_, field, _) in draft.relation_fields() {
        if let Some(map) = field.relation.as_ref().and_then(|r| r.map.as_ref()) {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    map.span,
                    format!("foreign keys have no names on {}", draft.dialect),
                )
                .label("not possible here")
                .help("take the argument away"),
            );
        }
    }
}
