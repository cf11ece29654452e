//! An id that is not exact.

use pumpflix_dialect::Scalar;

use crate::check::draft::Draft;
use crate::check::draft::KeyKind;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::float_id",
    why: "Two ways to the same number may end in two floats that differ in the last bit, so a row is not found by the id that it was given. Prisma does not look.",
    wrong: "model Reading {
  at Float @id
}",
    right: "model Reading {
  at Decimal @id
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys().filter(|(_, key)| key.kind == KeyKind::Id) {
        for column in &key.columns {
            let field = &model.fields[column.field];
            if field.scalar() == Some(Scalar::Float) {
                out.push(
                    Diagnostic::warning(
                        PAGE.code,
                        field.ast.span,
                        format!("the id `{}` is a float, which is not exact", field.name),
                    )
                    .label("may not find its row")
                    .help("make it a `Decimal`, an `Int` or a `String`"),
                );
            }
        }
    }
}
