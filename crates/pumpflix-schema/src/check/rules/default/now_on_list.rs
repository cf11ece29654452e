//! A moment as the default of a list.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Arity, DefaultValue};
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::now_on_list",
    why: "`now()` is one moment and no list of moments; the database refuses it as the default of a list. Prisma does not look.",
    wrong: "model Event {
  id    Int        @id
  dates DateTime[] @default(now())
}",
    right: "model Event {
  id    Int        @id
  dates DateTime[] @default([])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let Some(default) = &field.default else { continue };
        if default.value == Some(DefaultValue::Now) && field.arity() == Arity::List {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    default.span,
                    format!("the default of the list `{}` is one moment", field.name),
                )
                .label("no list")
                .help("write `@default([])`, or take the `[]` away from the type"),
            );
        }
    }
}
