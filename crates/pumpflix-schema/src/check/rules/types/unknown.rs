//! A type that is not declared anywhere.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::{self, did_you_mean};
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
    let mut known: Vec<&str> = known.collect();
    let same = known.iter().position(|k| k.eq_ignore_ascii_case(name)).map(|at| known.swap_remove(at));
    // A name that another language has for a scalar is nearer than any name that looks alike.
    match same.or_else(|| similar::scalar(name)).or_else(|| did_you_mean(name, known)) {
        Some("Int") if name.eq_ignore_ascii_case("serial") => {
            finding.help("did you mean `Int` with `@default(autoincrement())`?")
        }
        Some("Int") if name == "number" => finding.help("did you mean `Int`, or `Float`?"),
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "declare `model {name} {{ … }}` or `enum {name} {{ … }}`, or use one of {SCALARS}"
        )),
    }
}

const SCALARS: &str = "`String`, `Boolean`, `Int`, `BigInt`, `Float`, `Decimal`, `DateTime`, `Json`, `Bytes`";
