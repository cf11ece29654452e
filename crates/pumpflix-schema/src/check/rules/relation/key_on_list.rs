//! A foreign key on the side of the many.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_on_list",
    why: "In a one-to-many relation the many hold the key of the one; the list has none.",
    wrong: "model User {
  id    Int    @id
  posts Post[] @relation(fields: [id], references: [authorId])
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
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
    let Some(attribute) = draft.attribute(relation.to) else { return };
    let given = [
        attribute.fields.as_ref().map(|f| (f.span, "fields")),
        attribute.references.as_ref().map(|r| (r.span, "references")),
        attribute.on_delete.map(|a| (a.span, "onDelete")),
        attribute.on_update.map(|a| (a.span, "onUpdate")),
    ];
    if let Some((span, name)) = given.into_iter().flatten().next() {
        out.push(
            Diagnostic::error(
                PAGE.code,
                draft.field(relation.to).ast.span,
                format!(
                    "`{}` is the list of a one-to-many relation and takes no `{name}`",
                    draft.qualified(relation.to)
                ),
            )
            .related(span, "take this away")
            .help(format!("it belongs to the other field, `{}`", draft.qualified(relation.from))),
        );
    }
}
