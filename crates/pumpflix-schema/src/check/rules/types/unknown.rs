//! A type that is not declared anywhere.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::unknown",
    why: "The type of a field is a scalar of the language, or a model, view or enum of the schema.",
    wrong: "model User {
  id Int  @id
  s  Sring
}",
    right: "model User {
  id Int    @id
  s  String
}",
};

pub(crate) fn finding<'n>(span: Span, name: &str, known: impl Iterator<Item = &'n str>) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("there is no type `{name}`"))
        .label("not declared anywhere");
    match did_you_mean(name, known) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "declare `model {name} {{ … }}` or `enum {name} {{ … }}`, or use one of {SCALARS}"
        )),
    }
}

const SCALARS: &str = "`String`, `Boolean`, `Int`, `BigInt`, `Float`, `Decimal`, `DateTime`, `Json`, `Bytes`";
