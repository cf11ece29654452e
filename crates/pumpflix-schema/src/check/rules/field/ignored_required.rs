//! A column that the client must fill and cannot see.

use crate::check::draft::Draft;
use crate::check::draft::{KeyDraft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::ignored_required",
    why: "A field with `@ignore` is absent from the client. Without a default nobody gives it a value, so the database refuses every new row; and if it is the id, no row can be found by it. Prisma does not look.",
    wrong: "model User {
  id     Int    @id
  secret String @ignore
}",
    right: "model User {
  id     Int     @id
  secret String? @ignore
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        if model.is_view() || model.is_composite() || model.ignored.is_some() {
            continue;
        }
        for field in model.fields.iter().filter(|f| f.is_column()) {
            let Some(ignored) = field.ignored else { continue };
            let bare =
                field.arity() == Arity::Required && field.default.is_none() && field.updated_at.is_none();
            let at = |key: &KeyDraft<'_>| {
                key.kind == KeyKind::Id
                    && key.columns.iter().any(|c| model.fields[c.field].name == field.name)
            };
            let (message, help) = if bare {
                (
                    format!(
                        "no `{}` can be made: `{}` is required, and the client does not know it",
                        model.name, field.name
                    ),
                    "give it a default, make it optional, or take `@ignore` away",
                )
            } else if model.keys.iter().any(at) {
                (
                    format!(
                        "the client does not know `{}`, by which a `{}` is found",
                        field.name, model.name
                    ),
                    "take `@ignore` away",
                )
            } else {
                continue;
            };
            out.push(
                Diagnostic::warning(PAGE.code, field.ast.span, message)
                    .related(ignored, "absent from the client")
                    .help(help),
            );
        }
    }
}
