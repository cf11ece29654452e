//! A key that is not one value.

use pumpflix_dialect::Scalar;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_of_several",
    why: "A key refers to one row by one value for each column. A list is several, and JSON any number of them: PostgreSQL compares the whole of it, and MySQL refuses it. Prisma does not look.",
    wrong: "model User {
  id    Int    @id
  codes Int[]  @unique
  posts Post[]
}

model Post {
  id          Int   @id
  author      User  @relation(fields: [authorCodes], references: [codes])
  authorCodes Int[]

  @@index([authorCodes])
}",
    right: "model User {
  id    Int    @id
  code  Int    @unique
  posts Post[]
}

model Post {
  id         Int  @id
  author     User @relation(fields: [authorCode], references: [code])
  authorCode Int

  @@index([authorCode])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let Some(attribute) = draft.attribute(relation.from) else { continue };
        let (own, target) = (&draft.models[relation.from.model], &draft.models[relation.to.model]);
        let fields = attribute.fields().unwrap_or_default().iter().map(|f| (own, &own.fields[*f]));
        let references =
            attribute.references().unwrap_or_default().iter().map(|f| (target, &target.fields[*f]));
        // Both ends have one type, so the first field that is wrong says it for the other.
        let wrong =
            fields.chain(references).find_map(|(model, field)| match (field.arity(), field.scalar()) {
                (Arity::List, _) => Some((model, field, "a list")),
                (_, Some(Scalar::Json)) => Some((model, field, "JSON")),
                _ => None,
            });
        if let Some((model, field, what)) = wrong {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    attribute.span,
                    format!("`{}.{}` is {what}, and a key is one value", model.name, field.name),
                )
                .related(field.ast.ty.span, what)
                .help("refer to the id; for several rows at each end make a many-to-many relation: a list of the other model on both sides"),
            );
        }
    }
}
