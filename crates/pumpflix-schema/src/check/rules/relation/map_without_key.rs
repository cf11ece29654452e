//! The name of a foreign key where there is none.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::map_without_key",
    why: "`map:` names the foreign key, which is made on the side with `fields:`. On the other side, and in a many-to-many relation, it is passed over. Prisma does not look.",
    wrong: r#"model User {
  id    Int    @id
  posts Post[] @relation(map: "post_author")
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int

  @@index([authorId])
}"#,
    right: r#"model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], map: "post_author")
  authorId Int

  @@index([authorId])
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in &draft.relations {
        for (end, other) in [(relation.from, relation.to), (relation.to, relation.from)] {
            let Some(attribute) = draft.attribute(end) else { continue };
            let (Some(map), None) = (&attribute.map, attribute.fields()) else { continue };
            let finding = Diagnostic::warning(
                PAGE.code,
                attribute.span,
                format!("`{}` has no foreign key that could be called `{}`", draft.qualified(end), map.text),
            );
            out.push(match draft.attribute(other) {
                Some(there) if relation.is_inline() => finding
                    .related(there.span, "the foreign key is here")
                    .help("move `map:` to the other side"),
                _ => finding.label("passed over").help("take `map:` away"),
            });
        }
    }
}
