//! A function that makes values of another type.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Scalar;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::function_type",
    why: "The default is a value of the column.",
    wrong: "model Post {
  id    Int    @id
  since String @default(now())
}",
    right: "model Post {
  id    Int    @id
  since DateTime @default(now())
}",
};

pub(crate) fn finding(span: Span, function: &str, field: &str, scalars: &[Scalar]) -> Diagnostic {
    let makes = scalars.iter().map(|s| s.name()).collect::<Vec<_>>().join(" or ");
    Diagnostic::error(PAGE.code, span, format!("`{function}()` cannot be the default of `{field}`"))
        .label(format!("makes values for {makes}"))
        .help(format!("give the field the type {makes}, or the default another function"))
}
