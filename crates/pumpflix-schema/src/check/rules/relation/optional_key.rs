//! A required relation over optional fields.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::optional_key",
    why: "When a field of the key is empty there is no row at the other end, so the relation is optional.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int?
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    let field = draft.field(relation.from);
    let model = &draft.models[relation.from.model];
    let Some(fields) = field.relation.as_ref().and_then(|r| r.fields()) else { return };
    let optional = fields.iter().map(|f| &model.fields[*f]).find(|f| f.arity() == Arity::Optional);
    if let (Arity::Required, Some(optional)) = (field.arity(), optional) {
        let ty = draft.text(field.ast.ty.span);
        out.push(
            Diagnostic::error(
                PAGE.code,
                field.ast.span,
                format!("the relation `{}` is required, but its key is not", draft.qualified(relation.from)),
            )
            .label("required")
            .related(optional.ast.span, "optional")
            .help(format!("make the relation optional, `{ty}?`, or the field `{}` required", optional.name)),
        );
    }
}
