//! An action that the database does not have.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Action, RelationMode};
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::action_not_supported",
    why: "What happens to a row when the row it refers to goes away is done by the database, or by the client with `relationMode = \"prisma\"`; not each can do everything.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: Restrict)
  authorId Int
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: NoAction)
  authorId Int
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let by_client = draft.relation_mode() == RelationMode::Prisma;
    for (_, field, _) in draft.relation_fields() {
        let Some(attribute) = &field.relation else { continue };
        for action in [attribute.on_delete, attribute.on_update].into_iter().flatten() {
            let fits = match (action.value, draft.dialect) {
                (Action::SetDefault, _) | (Action::NoAction, Dialect::Postgres | Dialect::Sqlite) => {
                    !by_client
                }
                (Action::Restrict, Dialect::SqlServer) => by_client,
                _ => true,
            };
            if fits {
                continue;
            }
            let name = draft.text(action.span);
            let who = if by_client {
                "`relationMode = \"prisma\"`".to_owned()
            } else {
                draft.dialect.title().to_owned()
            };
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    field.ast.span,
                    format!("{who} does not have the action `{name}`"),
                )
                .related(action.span, "not possible here")
                .help(match action.value {
                    Action::Restrict => "`NoAction` refuses the change, too",
                    Action::NoAction => "`Restrict` refuses the change, too",
                    _ => "choose another action, for example `Cascade` or `SetNull`",
                }),
            );
        }
    }
}
