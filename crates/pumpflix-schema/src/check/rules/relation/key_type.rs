//! A key whose fields have other types than those they refer to.

use crate::check::draft::{Draft, FieldTy, RelationDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_type",
    why: "The values of a foreign key are values of the fields that it refers to.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User   @relation(fields: [authorId], references: [id])
  authorId String
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
    let Some(attribute) = draft.attribute(relation.from) else { return };
    let (Some(fields), Some(references)) = (attribute.fields(), attribute.references()) else { return };
    for (own, theirs) in fields.iter().zip(references) {
        let own = &draft.models[relation.from.model].fields[*own];
        let theirs = &draft.models[relation.to.model].fields[*theirs];
        let same = match (&own.ty, &theirs.ty) {
            (FieldTy::Scalar(a), FieldTy::Scalar(b)) => a == b,
            (FieldTy::Enum(a), FieldTy::Enum(b)) => a == b,
            (FieldTy::Unsupported(a), FieldTy::Unsupported(b)) => a == b,
            _ => false,
        };
        if same {
            continue;
        }
        let (model, target) = (draft.models[relation.from.model].name, draft.models[relation.to.model].name);
        let expected = draft.text(theirs.ast.ty.span).trim_end_matches(['?', ' ']);
        out.push(
            Diagnostic::error(
                PAGE.code,
                draft.field(relation.from).ast.span,
                format!(
                    "`{model}.{}` and `{target}.{}`, which it refers to, have different types",
                    own.name, theirs.name
                ),
            )
            .related(own.ast.ty.span, "the key")
            .related(theirs.ast.ty.span, "what it refers to")
            .help(format!("give `{}` the type `{expected}`", own.name)),
        );
    }
}
