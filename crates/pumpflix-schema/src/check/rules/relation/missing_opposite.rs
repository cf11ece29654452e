//! A relation that only one model knows of.

use crate::check::draft::{Draft, End, FieldTy};
use crate::check::out::Out;
use crate::check::relations::Group;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use heck::ToLowerCamelCase;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::missing_opposite",
    why: "A relation has a field on both models, so that it can be walked either way and its kind is known.",
    wrong: "model User {
  id    Int    @id
  name  String
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
}",
};

pub(crate) fn check(draft: &Draft<'_>, groups: &[Group], out: &mut Out<'_>) {
    for group in groups {
        let alone = match (group.near.as_slice(), group.far.as_slice()) {
            (&[end], []) => end,
            (ends, []) | ([], ends) if !group.own && !ends.is_empty() => {
                for end in ends {
                    out.push(finding(draft, *end));
                }
                continue;
            }
            _ => continue,
        };
        out.push(finding(draft, alone));
    }
}

fn finding(draft: &Draft<'_>, end: End) -> Diagnostic {
    let field = draft.field(end);
    let model = draft.models[end.model].name;
    let target = match field.ty {
        FieldTy::Model(target) => draft.models[target].name,
        _ => model,
    };
    let name = field.relation.as_ref().and_then(|r| r.name.as_ref());
    let named = name.map_or_else(String::new, |name| format!(" @relation(\"{}\")", name.text));
    let opposite = model.to_lower_camel_case();
    let line = if field.relation.as_ref().is_some_and(|r| r.fields().is_some()) {
        format!("{opposite}s {model}[]{named}")
    } else {
        format!("{opposite} {model}?{named}")
    };
    Diagnostic::error(
        PAGE.code,
        field.ast.span,
        format!("the relation `{}` has no opposite field on the model `{target}`", draft.qualified(end)),
    )
    .label(format!("`{target}` does not know of it"))
    .help(format!("add a field to `{target}`, for example `{line}`"))
}
