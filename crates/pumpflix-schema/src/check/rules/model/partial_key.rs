//! A model whose rows are told apart only in part.

use crate::check::draft::Draft;
use crate::check::draft::FieldTy;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::model::partial_key",
    why: "A unique with `where:` speaks about some rows only; two others may have the same values, and the client would take one for the other. Prisma counts it as a key.",
    wrong: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  email   String  @unique(where: { deleted: false })
  deleted Boolean
}"#,
    right: r#"generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

model User {
  id      Int     @id
  email   String  @unique(where: { deleted: false })
  deleted Boolean
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        if model.is_view() || model.is_composite() || model.ignored.is_some() {
            continue;
        }
        let mut keys = model.unique_keys().filter(|key| {
            key.columns.iter().all(|column| {
                let field = &model.fields[column.field];
                field.arity() != Arity::Optional && !matches!(field.ty, FieldTy::Unsupported(_))
            })
        });
        let Some(partial) = keys.next() else { continue };
        if partial.predicate.is_none() || keys.any(|key| key.predicate.is_none()) {
            continue;
        }
        out.push(
            Diagnostic::warning(
                PAGE.code,
                partial.span(),
                format!("the only key of `{}` holds for some of its rows", model.name),
            )
            .label("two rows that it does not speak about may be the same")
            .help("add an id, for example `id Int @id @default(autoincrement())`"),
        );
    }
}
