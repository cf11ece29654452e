//! A key that refers to a column that may be empty.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::references_optional",
    why: "A row without a value cannot be referred to, so it can never have the rows of the other side. Prisma does not look.",
    wrong: "model User {
  id    Int     @id
  email String? @unique
  posts Post[]
}

model Post {
  id       Int    @id
  author   User   @relation(fields: [authorEmail], references: [email])
  authorEmail String

  @@index([authorEmail])
}",
    right: "model User {
  id    Int     @id
  email String  @unique
  posts Post[]
}

model Post {
  id       Int    @id
  author   User   @relation(fields: [authorEmail], references: [email])
  authorEmail String

  @@index([authorEmail])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let Some(attribute) = draft.attribute(relation.from) else { continue };
        let target = &draft.models[relation.to.model];
        let references = attribute.references().unwrap_or_default().iter().map(|f| &target.fields[*f]);
        for field in references.filter(|f| f.arity() == Arity::Optional) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    attribute.span,
                    format!("the key refers to `{}.{}`, which may be empty", target.name, field.name),
                )
                .related(field.ast.ty.span, "may be empty")
                .help(format!("take `?` away from `{}.{}`, or refer to the id", target.name, field.name)),
            );
        }
    }
}
