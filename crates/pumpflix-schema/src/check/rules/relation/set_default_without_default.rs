//! `SetDefault` on a column without a default.

use crate::check::draft::Draft;
use crate::check::draft::FieldDraft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Action, DefaultValue};
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::set_default_without_default",
    why: "`SetDefault` puts the default of the column in the place of the key. Where there is none, the database takes null, or refuses the change if null is not allowed. Prisma does not look.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: SetDefault)
  authorId Int

  @@index([authorId])
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: SetDefault)
  authorId Int  @default(1)

  @@index([authorId])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let Some(attribute) = draft.attribute(relation.from) else { continue };
        let actions = [attribute.on_delete, attribute.on_update];
        let Some(action) = actions.into_iter().flatten().find(|a| a.value == Action::SetDefault) else {
            continue;
        };
        let model = &draft.models[relation.from.model];
        let fields = attribute.fields().unwrap_or_default().iter().map(|f| &model.fields[*f]);
        for field in fields.filter(|f| !has_default(f)) {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    attribute.span,
                    format!("`{}` has no default in the database that could be set", field.name),
                )
                .related(action.span, "takes the default of the column")
                .related(field.ast.span, "has none")
                .help(format!("add `@default(…)` to `{}`, or choose another action", field.name)),
            );
        }
    }
}

/// The database knows it; a default of the client alone does not count.
fn has_default(field: &FieldDraft<'_>) -> bool {
    let value = field.default.as_ref().and_then(|default| default.value.as_ref());
    value.is_some_and(|value| {
        !matches!(
            value,
            DefaultValue::Uuid(_) | DefaultValue::Cuid(_) | DefaultValue::Ulid | DefaultValue::Nanoid(_)
        )
    })
}
