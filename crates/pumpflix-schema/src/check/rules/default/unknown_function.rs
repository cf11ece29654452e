//! A function that does not exist.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::unknown_function",
    why: "The functions are those that the client or the database knows how to call.",
    wrong: "model Post {
  id    Int    @id
  token String @default(uid())
}",
    right: "model Post {
  id    Int    @id
  token String @default(uuid())
}",
};

pub(crate) fn finding<'f>(
    span: Span,
    name: &str,
    dialect: Dialect,
    known: impl Iterator<Item = &'f str> + Clone,
) -> Diagnostic {
    let message = if name == "sequence" {
        format!("{dialect} has no function `sequence()`")
    } else {
        format!("there is no function `{name}()`")
    };
    let finding = Diagnostic::error(PAGE.code, span, message).label("not known here");
    if let Some(near) = did_you_mean(name, known.clone()) {
        finding.help(format!("did you mean `{near}()`?"))
    } else {
        let list = known.map(|k| format!("`{k}()`")).collect::<Vec<_>>().join(", ");
        finding
            .help(format!("there are {list}; an expression of the database goes into `dbgenerated(\"…\")`"))
    }
}
