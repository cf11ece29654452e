//! A one-to-one relation that is required on both sides.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::both_required",
    why: "The first row of the two could never be written: it would need the other one before it is there.",
    wrong: "model User {
  id    Int    @id
  post  Post
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
  author   User @relation(fields: [authorId], references: [id])
  authorId Int  @unique
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    let back = draft.field(relation.to);
    if out.has_errors() || back.arity() != Arity::Required {
        return;
    }
    let ty = draft.text(back.ast.ty.span);
    out.push(
        Diagnostic::error(
            PAGE.code,
            back.ast.span,
            format!("both sides of the relation `{}` are required", draft.qualified(relation.to)),
        )
        .label("no database can keep this")
        .related(draft.field(relation.from).ast.span, "the other side")
        .help(format!("make the side without the foreign key optional, for example `{ty}?`")),
    );
}
