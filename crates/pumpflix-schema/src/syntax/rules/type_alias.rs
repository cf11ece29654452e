//! A type alias.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::type_alias",
    why: "Type aliases were an experiment that the language gave up; a field says its scalar and its attributes itself.",
    wrong: "type Email = String @db.VarChar(320)

model User {
  email Email @id
}",
    right: "model User {
  email String @id @db.VarChar(320)
}",
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "type aliases are not part of the language")
        .label("an alias")
        .help("write the type and its attributes at each field instead")
}
