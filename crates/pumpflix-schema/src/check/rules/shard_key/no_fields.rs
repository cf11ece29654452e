//! A shard key without fields.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::shard_key::no_fields",
    why: "A shard key is over at least one field.",
    wrong: "model User {
  id     Int @id
  region Int

  @@shardKey([])
}",
    right: "model User {
  id     Int @id
  region Int

  @@shardKey([region])
}",
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "`@@shardKey` names no field").label("expected at least one field")
}
