//! A key without an index where there is no foreign key.

use crate::check::draft::{Draft, KeyKind, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationMode;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::no_index",
    why: "With `relationMode = \"prisma\"` no foreign key is made, and on some databases no index with it; the other side of the relation is then looked up row by row.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
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

  @@index([authorId])
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    if draft.relation_mode() != RelationMode::Prisma {
        return;
    }
    let Some(attribute) = draft.attribute(relation.from) else { return };
    let Some(fields) = attribute.fields() else { return };
    let model = &draft.models[relation.from.model];
    let indexed = model.keys.iter().any(|key| {
        key.kind != KeyKind::Fulltext
            && key.columns.len() >= fields.len()
            && key.columns.iter().zip(fields).all(|(column, field)| column.field == *field)
    });
    if !indexed {
        let names = model.names(fields).join(", ");
        out.push(
            Diagnostic::warning(
                PAGE.code,
                attribute.span,
                format!("the key of `{}` has no index", draft.qualified(relation.from)),
            )
            .label("no foreign key is made, and no index with it")
            .help(format!("add `@@index([{names}])` to `{}`", model.name)),
        );
    }
}
