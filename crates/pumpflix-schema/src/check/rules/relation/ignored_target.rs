//! A relation to a model that is ignored.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::ignored_target",
    why: "The client has no type for a model that is ignored, so it cannot have a field of that type either.",
    wrong: "model User {
  id    Int    @id
  posts Post[]

  @@ignore
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}",
    right: "model User {
  id    Int    @id
  posts Post[]

  @@ignore
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id]) @ignore
  authorId Int
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (end, field, target) in draft.relation_fields() {
        let target = &draft.models[target];
        let Some(ignored) = target.ignored else { continue };
        if field.ignored.is_none() && draft.models[end.model].ignored.is_none() {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    field.ast.span,
                    format!(
                        "the relation `{}` leads to `{}`, which is ignored",
                        draft.qualified(end),
                        target.name
                    ),
                )
                .label("the client would have no type for it")
                .related(ignored, "ignored here")
                .help("mark the field `@ignore`, too"),
            );
        }
    }
}
