//! `fields` on one side and `references` on the other.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::split_key",
    why: "The fields that hold the key and those that they refer to are said together, on the side that holds the key.",
    wrong: "model User {
  id    Int    @id
  post  Post? @relation(references: [id])
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId])
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
    let given = |end| {
        let attribute = draft.attribute(end);
        let fields = attribute.is_some_and(|a| a.fields().is_some());
        (fields, attribute.is_some_and(|a| a.references().is_some()))
    };
    let split = matches!(
        (given(relation.from), given(relation.to)),
        ((true, false), (false, true)) | ((false, true), (true, false))
    );
    if !split {
        return;
    }
    for (end, other) in [(relation.from, relation.to), (relation.to, relation.from)] {
        out.push(
            Diagnostic::error(
                PAGE.code,
                draft.field(end).ast.span,
                format!("the foreign key of `{}` is split between both sides", draft.qualified(end)),
            )
            .label("one part")
            .related(draft.field(other).ast.span, "the other part")
            .help("write `fields` and `references` on the same side"),
        );
    }
}
