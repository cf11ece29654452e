//! A one-to-one relation that some rows need not keep.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationKind;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::one_to_one_partial",
    why: "A unique with `where:` holds for some rows only; several others may refer to the same row, and the client shows one of them. Prisma counts it as unique.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int      @id
  profile Profile?
}

model Profile {
  id      Int     @id
  user    User    @relation(fields: [userId], references: [id])
  userId  Int     @unique(where: { deleted: false })
  deleted Boolean
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int      @id
  profile Profile?
}

model Profile {
  id      Int     @id
  user    User    @relation(fields: [userId], references: [id])
  userId  Int     @unique
  deleted Boolean
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in draft.relations.iter().filter(|r| r.kind == RelationKind::OneToOne) {
        let Some(fields) = draft.attribute(relation.from).and_then(|a| a.fields()) else { continue };
        let mut keys = draft.models[relation.from.model].unique_keys().filter(|key| key.is_over(fields));
        let Some(partial) = keys.next() else { continue };
        if partial.predicate.is_some() && keys.all(|key| key.predicate.is_some()) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    draft.field(relation.from).ast.span,
                    format!(
                        "the key of the one-to-one relation `{}` is unique for some rows only",
                        draft.qualified(relation.from)
                    ),
                )
                .related(partial.span(), "unique where this holds")
                .help("take `where:` away from the unique, or make the other side a list"),
            );
        }
    }
}
