//! A relation that says it may be absent and never is.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::always_present",
    why: "The key is required, so every row refers to another one; `?` makes each reader of the client look for what cannot happen. Prisma does not look.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int   @id
  author   User? @relation(fields: [authorId], references: [id])
  authorId Int

  @@index([authorId])
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

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let field = draft.field(relation.from);
        let Some(fields) = draft.attribute(relation.from).and_then(|a| a.fields()) else { continue };
        let model = &draft.models[relation.from.model];
        let required = |f: &usize| model.fields[*f].arity() == Arity::Required;
        if field.arity() != Arity::Optional || !fields.iter().all(required) {
            continue;
        }
        let names =
            fields.iter().map(|f| format!("`{}`", model.fields[*f].name)).collect::<Vec<_>>().join(" and ");
        let (is, one) = if fields.len() == 1 { ("is", "it") } else { ("are", "one of them") };
        let finding = Diagnostic::warning(
            PAGE.code,
            field.ast.span,
            format!("`{}` is never absent, since {names} {is} required", draft.qualified(relation.from)),
        );
        let finding = match fields.first() {
            Some(first) => finding.related(model.fields[*first].ast.span, "required"),
            None => finding,
        };
        out.push(finding.help(format!("take `?` away from the relation, or make {one} optional as well")));
    }
}
