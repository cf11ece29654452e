//! Actions on the side that has no foreign key.

use crate::check::draft::{Draft, End, RelationAttribute, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::actions_on_wrong_side",
    why: "The actions belong to the foreign key and stand beside it.",
    wrong: "model User {
  id    Int    @id
  post  Post? @relation(onDelete: Cascade)
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int  @unique
}",
    right: "model User {
  id    Int    @id
  post  Post?
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: Cascade)
  authorId Int  @unique
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    let action = |end| draft.attribute(end).and_then(RelationAttribute::action);
    let Some(wrong) = action(relation.to) else { return };
    let finding = |end: End, span| {
        Diagnostic::error(
            PAGE.code,
            draft.field(end).ast.span,
            format!("the actions of `{}` stand on the side without the key", draft.qualified(relation.from)),
        )
        .related(span, "an action")
        .help(format!("`onDelete` and `onUpdate` belong to `{}` alone", draft.qualified(relation.from)))
    };
    out.push(finding(relation.to, wrong.span));
    if let Some(action) = action(relation.from) {
        out.push(finding(relation.from, action.span));
    }
}
