//! A one-to-one relation whose key may repeat.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::one_to_one_not_unique",
    why: "If two rows may have the same key, the relation is one-to-many; the database keeps it one-to-one by a unique key over the same fields.",
    wrong: "model User {
  id    Int    @id
  post  Post?
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
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
    for end in [relation.from, relation.to] {
        let Some(attribute) = draft.attribute(end) else { continue };
        let model = &draft.models[end.model];
        let fields = match (&attribute.fields, end == relation.from) {
            (Some(fields), true) => &fields.value,
            // The other side has a key only by mistake; both are looked at when neither side is required.
            (Some(fields), false)
                if draft.field(relation.from).arity() == Arity::Optional && !fields.value.is_empty() =>
            {
                &fields.value
            }
            _ => continue,
        };
        let unique = model.unique_keys().any(|key| key.is_over(fields));
        if unique {
            continue;
        }
        let names = model.names(fields);
        let help = match names.as_slice() {
            [one] => format!(
                "add `@unique` to the field `{one}`, or make the other side a list: `{}[]`",
                model.name
            ),
            several => format!(
                "add `@@unique([{}])` to `{}`, or make the other side a list: `{}[]`",
                several.join(", "),
                model.name,
                model.name
            ),
        };
        let other = if end == relation.from { relation.to } else { relation.from };
        out.push(
            Diagnostic::error(
                PAGE.code,
                draft.field(end).ast.span,
                format!("the key of the one-to-one relation `{}` is not unique", draft.qualified(end)),
            )
            .label("several rows could refer to the same one")
            .related(draft.field(other).ast.span, "no list, so at most one")
            .help(help),
        );
    }
}
