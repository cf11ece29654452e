//! Both `@id` and `@@id`.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::id_and_block_id",
    why: "A table has one primary key.",
    wrong: "model Member {
  org  Int @id
  user Int

  @@id([org, user])
}",
    right: "model Member {
  org  Int
  user Int

  @@id([org, user])
}",
};

pub(crate) fn finding(block: Span, name: &str, on_field: Span, on_block: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, block, format!("the model `{name}` has both `@id` and `@@id`"))
        .related(on_field, "one id")
        .related(on_block, "another")
        .help("keep one of them; make the other `@unique` or `@@unique` if it is meant to be unique")
}
