//! Two blocks with one name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::duplicate_block",
    why: "A field of that type could mean either. Models, views, types and enums share one space of names.",
    wrong: "model User {
  id Int @id
}

model User {
  id Int @id
}",
    right: "model User {
  id Int @id
}

model Account {
  id Int @id
}",
};

pub(crate) fn finding(span: Span, first: Span, noun: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the name of the {noun} `{name}` is taken"))
        .label("the second one")
        .related(first, "the first one")
        .help("give one of them another name")
}
