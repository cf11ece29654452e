//! A foreign key whose columns have no index.

use pumpflix_dialect::Dialect;

use crate::check::draft::Draft;
use crate::check::draft::{KeyDraft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{IndexAlgorithm, RelationKind, RelationMode};
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::foreign_key_without_index",
    why: "A foreign key is no index. Without one, finding the rows that refer to another row reads the whole table, and so does every delete and every change of a key on the other side. MySQL makes the index itself; the other databases do not. Prisma does not look.",
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

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect == Dialect::MySql || draft.relation_mode() != RelationMode::ForeignKeys {
        return;
    }
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let Some(attribute) = draft.attribute(relation.from) else { continue };
        let Some(fields) = attribute.fields() else { continue };
        let (model, target) = (&draft.models[relation.from.model], &draft.models[relation.to.model]);
        let made = !model.is_view() && !target.is_view();
        if !made || model.keys.iter().any(|key| finds(key, fields, relation.kind)) {
            continue;
        }
        let names = model.names(fields).join(", ");
        out.push(
            Diagnostic::warning(
                PAGE.code,
                attribute.span,
                format!("the foreign key of `{}` has no index", draft.qualified(relation.from)),
            )
            .label("each look from the other side reads the whole table")
            .help(format!("add `@@index([{names}])` to `{}`", model.name)),
        );
    }
}

/// The index holds all rows in an order that begins with these columns, in whichever order among themselves.
fn finds(key: &KeyDraft<'_>, fields: &[usize], kind: RelationKind) -> bool {
    let ordered = key.algorithm.is_none_or(|a| match a.value {
        IndexAlgorithm::BTree => true,
        IndexAlgorithm::Hash => fields.len() == 1,
        _ => false,
    });
    ordered
        && key.kind != KeyKind::Fulltext
        // That a one-to-one relation rests on a partial unique is said by a rule of its own.
        && (key.predicate.is_none() || kind == RelationKind::OneToOne)
        && key.columns.len() >= fields.len()
        && key.columns.iter().take(fields.len()).all(|column| fields.contains(&column.field))
}
