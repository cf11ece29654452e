//! A foreign key over a field that is not there, or to one.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::unknown_field",
    why: "`fields` names columns of the model that the attribute stands in, `references` columns of the other model.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [userId], references: [id])
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

pub(crate) fn finding<'n>(
    span: Span,
    model: &str,
    name: &str,
    fields: impl Iterator<Item = &'n str>,
    argument: &str,
) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("the model `{model}` has no field `{name}`"))
        .label("not there");
    match did_you_mean(name, fields) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None if argument == "fields" => {
            finding.help("`fields` names fields of this model; add the field that shall hold the key")
        }
        None => finding.help("`references` names fields of the other model"),
    }
}
