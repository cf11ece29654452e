//! A relation without its foreign key.

use crate::check::draft::{Draft, End, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationKind;
use crate::rule::RulePage;
use heck::ToUpperCamelCase;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::no_key",
    why: "One side of a relation holds the key of the other; which fields hold it, and what they refer to, is said there.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User
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
}",
};

pub(crate) fn check(draft: &Draft<'_>, relation: &RelationDraft, out: &mut Out<'_>) {
    let given = |end| {
        let attribute = draft.attribute(end);
        let fields = attribute.is_some_and(|a| a.fields().is_some());
        (fields, attribute.is_some_and(|a| a.references().is_some()))
    };
    let (fields, references) = given(relation.from);
    if relation.kind == RelationKind::OneToMany {
        if !fields || !references {
            let lacks = if fields { "`references`" } else { "`fields`" };
            out.push(finding(draft, relation.from, relation.to, lacks));
        }
        return;
    }
    let (other_fields, other_references) = given(relation.to);
    let lacks = match (fields || other_fields, references || other_references) {
        (true, true) => return,
        (true, false) => "`references`",
        (false, _) => "`fields`",
    };
    out.push(finding(draft, relation.from, relation.to, lacks));
    out.push(finding(draft, relation.to, relation.from, lacks));
}

fn finding(draft: &Draft<'_>, end: End, other: End, lacks: &str) -> Diagnostic {
    let field = draft.field(end);
    let target = &draft.models[other.model];
    let keys: Vec<&str> = target
        .unique_keys()
        .next()
        .map_or_else(Vec::new, |key| key.columns.iter().map(|c| target.fields[c.field].name).collect());
    let finding = Diagnostic::error(
        PAGE.code,
        field.ast.span,
        format!("the relation `{}` does not say its foreign key", draft.qualified(end)),
    )
    .label(format!("lacks {lacks}"));
    if keys.is_empty() {
        return finding.help("write `@relation(fields: […], references: […])`");
    }
    let own =
        keys.iter().map(|key| format!("{}{}", field.name, key.to_upper_camel_case())).collect::<Vec<_>>();
    finding.help(format!(
        "write `@relation(fields: [{}], references: [{}])`, with the field that holds the key",
        own.join(", "),
        keys.join(", ")
    ))
}
