//! A composite type.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::composite",
    why: "A `type` block describes a document inside a document, as MongoDB has them. A table has columns: the parts belong in the model itself, in a model of their own, or in a `Json` field.",
    wrong: r"type Address {
  street String
  city   String
}

model User {
  id      Int     @id
  address Address
}",
    right: r"model User {
  id      Int  @id
  address Json
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in draft.models.iter().filter(|m| m.is_composite()) {
        let title = draft.dialect.title();
        out.push(
            Diagnostic::error(
                PAGE.code,
                model.block.span,
                format!("{title} has no composite types like `{}`", model.name),
            )
            .help("make it a `model` and relate it, or a `Json` field"),
        );
    }
}
