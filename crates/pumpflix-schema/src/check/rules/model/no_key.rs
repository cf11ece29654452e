//! A model whose rows cannot be told apart.

use crate::check::draft::{Draft, FieldTy};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::model::no_key",
    why: "The client finds, changes and deletes a row by a key, so a model needs at least one unique criterion of which every field is required.",
    wrong: "model Log {
  line String
}",
    right: "model Log {
  id   Int    @id @default(autoincrement())
  line String
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        if model.is_view() || model.is_composite() || model.ignored.is_some() {
            continue;
        }
        let strict = model.unique_keys().any(|key| {
            key.columns.iter().all(|column| {
                let field = &model.fields[column.field];
                field.arity() != Arity::Optional && !matches!(field.ty, FieldTy::Unsupported(_))
            })
        });
        if !strict {
            let finding = Diagnostic::error(
                PAGE.code,
                model.block.span,
                format!("the model `{}` has no key", model.name),
            );
            out.push(match model.unique_keys().next() {
                Some(key) => finding
                    .related(key.span(), "not every field of this one is required")
                    .help("make its fields required, or add an `@id`"),
                None => finding.help("add an id, for example `id Int @id @default(autoincrement())`, or mark a required field `@unique`"),
            });
        }
    }
}
