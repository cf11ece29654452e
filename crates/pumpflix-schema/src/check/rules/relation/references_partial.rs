//! A key that refers to what is unique in part.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::references_partial",
    why: "A unique with `where:` holds for some rows only, and the database refuses a foreign key to it. Prisma counts it as unique.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int     @id
  email   String  @unique(where: { deleted: false })
  deleted Boolean
  posts   Post[]
}

model Post {
  id          Int    @id
  author      User   @relation(fields: [authorEmail], references: [email])
  authorEmail String

  @@index([authorEmail])
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int     @id
  email   String  @unique
  deleted Boolean
  posts   Post[]
}

model Post {
  id          Int    @id
  author      User   @relation(fields: [authorEmail], references: [email])
  authorEmail String

  @@index([authorEmail])
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let Some(attribute) = draft.attribute(relation.from) else { continue };
        let Some(references) = attribute.references() else { continue };
        let target = &draft.models[relation.to.model];
        let mut keys = target.unique_keys().filter(|key| {
            key.columns.len() == references.len() && key.columns.iter().all(|c| references.contains(&c.field))
        });
        let Some(partial) = keys.next() else { continue };
        if partial.predicate.is_some() && keys.all(|key| key.predicate.is_some()) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    attribute.span,
                    format!(
                        "the key refers to fields of `{}` that are unique for some rows only",
                        target.name
                    ),
                )
                .related(partial.span(), "unique where this holds")
                .help("take `where:` away from the unique, or refer to the id"),
            );
        }
    }
}
