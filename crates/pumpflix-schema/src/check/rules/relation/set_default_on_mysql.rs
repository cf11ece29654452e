//! `SetDefault` on MySQL.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Action, RelationMode};
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::set_default_on_mysql",
    why: "MySQL reads the action and then refuses the change as `NoAction` would.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: SetDefault)
  authorId Int  @default(1)
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: NoAction)
  authorId Int  @default(1)
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::MySql || draft.relation_mode() == RelationMode::Prisma {
        return;
    }
    for (_, field, _) in draft.relation_fields() {
        let Some(attribute) = &field.relation else { continue };
        for action in [attribute.on_delete, attribute.on_update].into_iter().flatten() {
            if action.value == Action::SetDefault {
                out.push(
                    Diagnostic::warning(
                        PAGE.code,
                        field.ast.span,
                        "MySQL does not do what `SetDefault` says",
                    )
                    .related(action.span, "acts like `NoAction`")
                    .help("choose another action"),
                );
            }
        }
    }
}
