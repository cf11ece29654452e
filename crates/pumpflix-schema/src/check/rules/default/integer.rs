//! A number that is not a whole number of 64 bits.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Scalar;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::integer",
    why: "The column holds whole numbers.",
    wrong: "model Post {
  id    Int    @id
  views Int    @default(1.5)
}",
    right: "model Post {
  id    Int    @id
  views Int    @default(1)
}",
};

pub(crate) fn finding(span: Span, scalar: Scalar, given: &str) -> Diagnostic {
    let message = if given.contains('.') {
        format!("`{given}` is not a whole number")
    } else {
        format!("`{given}` is beyond what a number of 64 bits can hold")
    };
    Diagnostic::error(PAGE.code, span, message)
        .label(format!("expected a value for {scalar}"))
        .help("for other numbers the field's type is `Float` or `Decimal`")
}
