//! A foreign key on the optional side of a relation whose other side is required.

use crate::check::draft::{Draft, RelationAttribute, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_on_optional_side",
    why: "Only the side that has the foreign key can be kept from being empty by the database.",
    wrong: "model User {
  id    Int    @id
  post  Post
}

model Post {
  id       Int  @id
  author   User? @relation(fields: [authorId], references: [id])
  authorId Int?  @unique
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
    let (front, back) = (draft.field(relation.from), draft.field(relation.to));
    let holds = |attribute: Option<&RelationAttribute<'_>>| {
        attribute.is_some_and(|a| a.fields().is_some() || a.references().is_some())
    };
    let wrong = front.arity() == Arity::Required
        && back.arity() == Arity::Optional
        && holds(back.relation.as_deref())
        && !holds(front.relation.as_deref());
    if out.has_errors() || !wrong {
        return;
    }
    out.push(
        Diagnostic::error(
            PAGE.code,
            back.ast.span,
            format!("the foreign key of the relation stands on its optional side, `{}`", draft.qualified(relation.to)),
        )
        .label("the key")
        .related(front.ast.span, "required, but without a key that could see to it")
        .help("move `fields` and `references` to the required side, or make that side optional and this one required"),
    );
}
