//! `SetNull` on a key that is required.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::Severity;
use crate::model::{Action, Arity, RelationMode};
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::set_null_on_required",
    why: "A required field cannot be set to null, so the change that should set it would fail.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: SetNull)
  authorId Int
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User? @relation(fields: [authorId], references: [id], onDelete: SetNull)
  authorId Int?
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    let field = draft.field(relation.from);
    let model = &draft.models[relation.from.model];
    let Some(attribute) = &field.relation else { return };
    let fields = attribute.fields().unwrap_or_default();
    let Some(required) = fields.iter().map(|f| &model.fields[*f]).find(|f| f.arity() == Arity::Required)
    else {
        return;
    };
    // PostgreSQL takes such a key and refuses each change that needs it.
    let error = draft.dialect != Dialect::Postgres || draft.relation_mode() == RelationMode::Prisma;
    for action in [attribute.on_delete, attribute.on_update].into_iter().flatten() {
        if action.value != Action::SetNull {
            continue;
        }
        let finding = Diagnostic {
            severity: if error { Severity::Error } else { Severity::Warning },
            ..Diagnostic::error(
                PAGE.code,
                field.ast.span,
                format!("`SetNull` on the key of `{}`, which cannot be null", draft.qualified(relation.from)),
            )
        };
        out.push(
            finding
                .related(action.span, "this action")
                .related(required.ast.span, "required")
                .help("make the fields of the key optional, or choose another action"),
        );
    }
}
