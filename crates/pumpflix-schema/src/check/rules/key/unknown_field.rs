//! A key or index over a field that is not there.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::unknown_field",
    why: "A key or index is over columns of its own model.",
    wrong: "model User {
  id   Int    @id
  name String

  @@index([nme])
}",
    right: "model User {
  id   Int    @id
  name String

  @@index([name])
}",
};

pub(crate) fn finding<'n>(
    attribute: Span,
    span: Span,
    model: &str,
    name: &str,
    fields: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let finding =
        Diagnostic::error(PAGE.code, attribute, format!("the model `{model}` has no field `{name}`"))
            .related(span, "not there");
    match did_you_mean(name, fields) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("name fields of this model, as the schema calls them"),
    }
}
