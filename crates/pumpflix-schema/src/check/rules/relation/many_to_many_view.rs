//! A many-to-many relation with a view.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::many_to_many_view",
    why: "Nothing can refer to rows of a view, so there can be no table between.",
    wrong: "view Summary {
  id    Int    @unique
  posts Post[]
}

model Post {
  id        Int       @id
  summaries Summary[]
}",
    right: "view Summary {
  id     Int  @unique
  postId Int
  post   Post @relation(fields: [postId], references: [id])
}

model Post {
  id        Int       @id
  summaries Summary[]
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    for (end, other) in [(relation.from, relation.to), (relation.to, relation.from)] {
        let view = draft.models[end.model].is_view() || draft.models[other.model].is_view();
        if view {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    draft.field(end).ast.span,
                    format!("`{}` is many-to-many with a view", draft.qualified(end)),
                )
                .label("not possible with views")
                .help("refer from the view to the model by a field that holds the key"),
            );
        }
    }
}
