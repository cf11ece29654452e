//! A many-to-many relation with arguments for a foreign key.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::many_to_many_arguments",
    why: "The foreign keys of a many-to-many relation stand in a table of their own, which the schema does not show; there is nothing to choose about them.",
    wrong: "model Tag {
  id    Int    @id
  posts Post[] @relation(references: [id])
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
    let given = |end| {
        let attribute = draft.attribute(end)?;
        let given = [
            attribute.fields.as_ref().map(|f| (f.span, "fields")),
            attribute.references.as_ref().map(|r| (r.span, "references")),
            attribute.on_delete.map(|a| (a.span, "onDelete")),
            attribute.on_update.map(|a| (a.span, "onUpdate")),
        ];
        given.into_iter().flatten().next()
    };
    let embedded =
        [relation.from, relation.to].iter().find_map(|end| given(*end).filter(|(_, name)| *name == "fields"));
    for end in [relation.from, relation.to] {
        // With `fields` on one side both are meant otherwise.
        if let Some((span, name)) = given(end).or(embedded) {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    draft.field(end).ast.span,
                    format!("`{}` is many-to-many and takes no `{name}`", draft.qualified(end)),
                )
                .related(span, "take this away")
                .help("to choose keys or actions, put a model of your own between the two"),
            );
        }
    }
}
