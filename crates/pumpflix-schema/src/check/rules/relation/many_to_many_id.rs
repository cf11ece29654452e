//! A many-to-many relation with a model that has no single id.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::many_to_many_id",
    why: "The table between the two holds the id of each side in one column, so each side needs an id of one field.",
    wrong: "model Tag {
  id    Int    @unique
  posts Post[]
}

model Post {
  id   Int   @id
  tags Tag[]
}",
    right: "model Tag {
  id    Int    @id
  posts Post[]
}

model Post {
  id   Int   @id
  tags Tag[]
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    for (end, other) in [(relation.from, relation.to), (relation.to, relation.from)] {
        let target = &draft.models[other.model];
        if target.primary_key().is_none_or(|key| key.columns.len() != 1) {
            let field = draft.field(end);
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    field.ast.span,
                    format!(
                        "`{}` is many-to-many, and `{}` has no id of one field",
                        draft.qualified(end),
                        target.name
                    ),
                )
                .label("needs an id of one field at the other end")
                .related(target.block.name.span, "this model")
                .help(format!("give `{}` an `@id`, or put a model of your own between the two", target.name)),
            );
        }
    }
}
