//! A counter that may be absent, or a list.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::{Arity, DefaultValue};
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::autoincrement_nullable",
    why: "A counter makes a number for every row, so its column is never null; the database refuses one that may be. Prisma does not look.",
    wrong: "model Post {
  id Int  @id
  no Int? @default(autoincrement())
}",
    right: "model Post {
  id Int @id
  no Int @default(autoincrement())
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let Some(default) = &field.default else { continue };
        if default.value == Some(DefaultValue::Autoincrement) && field.arity() != Arity::Required {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    default.span,
                    format!("the counter `{}` is not a required number", field.name),
                )
                .label("makes a number for every row")
                .help("take `?` or `[]` away from the type"),
            );
        }
    }
}
