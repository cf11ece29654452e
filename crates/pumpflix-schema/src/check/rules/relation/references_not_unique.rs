//! A foreign key to fields that may repeat.

use crate::check::draft::{Draft, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::references_not_unique",
    why: "A key refers to one row, so what it refers to must be an id or unique.",
    wrong: "model User {
  id    Int    @id
  name  String
  posts Post[]
}

model Post {
  id       Int  @id
  author     User   @relation(fields: [authorName], references: [name])
  authorName String
}",
    right: "model User {
  id    Int    @id
  name  String @unique
  posts Post[]
}

model Post {
  id       Int  @id
  author     User   @relation(fields: [authorName], references: [name])
  authorName String
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    let Some(references) = draft.attribute(relation.from).and_then(|a| a.references()) else { return };
    let target = &draft.models[relation.to.model];
    let mut same_fields = target.unique_keys().filter(|key| {
        key.columns.len() == references.len() && key.columns.iter().all(|c| references.contains(&c.field))
    });
    let ordered = draft.dialect == Dialect::SqlServer;
    let found =
        if ordered { same_fields.any(|key| key.is_over(references)) } else { same_fields.next().is_some() };
    if found {
        return;
    }
    let names = target.names(references);
    let mut others = target.unique_keys().filter(|key| {
        key.columns.len() == references.len() && key.columns.iter().all(|c| references.contains(&c.field))
    });
    let finding = Diagnostic::error(
        PAGE.code,
        draft.field(relation.from).ast.span,
        format!(
            "`{}` refers to fields of `{}` that are not unique",
            draft.qualified(relation.from),
            target.name
        ),
    );
    out.push(match (others.next(), names.as_slice()) {
        (Some(key), _) => {
            let order: Vec<&str> = key.columns.iter().map(|c| target.fields[c.field].name).collect();
            finding.related(key.span(), "the same fields in another order").help(format!(
                "{} wants the order of the unique key: `[{}]`",
                draft.dialect,
                order.join(", ")
            ))
        }
        (None, [one]) => finding
            .related(target.block.name.span, "this model")
            .help(format!("add `@unique` to the field `{}.{one}`, or refer to its id", target.name)),
        (None, several) => finding.related(target.block.name.span, "this model").help(format!(
            "add `@@unique([{}])` to `{}`, or refer to its id",
            several.join(", "),
            target.name
        )),
    });
}
