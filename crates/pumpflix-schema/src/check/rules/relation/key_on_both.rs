//! A foreign key on both sides.

use crate::check::draft::{Draft, End, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_on_both",
    why: "One side of a one-to-one relation holds the key of the other; two keys could contradict each other.",
    wrong: "model User {
  id    Int    @id
  post   Post? @relation(fields: [postId], references: [id])
  postId Int?  @unique
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
    let (Some(from), Some(to)) = (draft.attribute(relation.from), draft.attribute(relation.to)) else {
        return;
    };
    let fields = from.fields().is_some() && to.fields().is_some();
    let references = from.references().is_some() && to.references().is_some();
    if !fields && !references {
        return;
    }
    let without = |end: End| {
        let field = draft.field(end);
        let ty = draft.text(field.ast.ty.span).trim_end_matches('?');
        format!("`{} {ty}?`", field.name)
    };
    let help = format!(
        "one side has the key, the other only the field: write {} and drop its key, or {}",
        without(relation.from),
        without(relation.to)
    );
    for (end, other) in [(relation.from, relation.to), (relation.to, relation.from)] {
        out.push(
            Diagnostic::error(
                PAGE.code,
                draft.field(end).ast.span,
                format!("the relation `{}` has a foreign key on both sides", draft.qualified(end)),
            )
            .label("one key")
            .related(draft.field(other).ast.span, "another key")
            .help(help.clone()),
        );
    }
}
