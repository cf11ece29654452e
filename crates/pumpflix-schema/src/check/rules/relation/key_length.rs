//! Another number of `fields` than of `references`.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationKind;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_length",
    why: "Each field of the key refers to one field of the other model.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId, id], references: [id])
  authorId Int
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
    let Some(attribute) = draft.attribute(relation.from) else { return };
    let (Some(fields), Some(references)) = (&attribute.fields, &attribute.references) else { return };
    let (own, theirs) = (fields.value.len(), references.value.len());
    if own != theirs && (own > 0 || relation.kind == RelationKind::OneToOne) && theirs > 0 {
        out.push(
            Diagnostic::error(
                PAGE.code,
                attribute.span,
                format!(
                    "the key of `{}` has {own} fields and refers to {theirs}",
                    draft.qualified(relation.from)
                ),
            )
            .related(fields.span, "the fields of the key")
            .related(references.span, "what they refer to")
            .help("name as many `references` as `fields`, in the same order"),
        );
    }
}
