//! Several fields with `@id`.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::several_ids",
    why: "A table has one primary key; if it has several columns, they are named together.",
    wrong: "model Member {
  org  Int @id
  user Int @id
}",
    right: "model Member {
  org  Int
  user Int

  @@id([org, user])
}",
};

pub(crate) fn finding(block: Span, name: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, block, format!("the model `{name}` has several ids"))
        .related(first, "the first id")
        .related(second, "another id")
        .help("for a key of several columns write `@@id([…, …])`; for another unique field, `@unique`")
}
