//! A key or index without fields.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::no_fields",
    why: "A key or index is over at least one column.",
    wrong: "model Member {
  org  Int
  user Int

  @@id([org, user])
  @@index([])
}",
    right: "model Member {
  org  Int
  user Int

  @@id([org, user])
  @@index([user])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        for key in model.keys.iter().filter(|key| key.columns.is_empty()) {
            out.push(
                Diagnostic::error(PAGE.code, key.span(), format!("`{}` names no field", key.written()))
                    .label("expected at least one field"),
            );
        }
    }
}
