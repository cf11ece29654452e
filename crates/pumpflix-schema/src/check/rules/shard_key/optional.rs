//! A shard key that may be absent.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::shard_key::optional",
    why: "The key decides in which shard a row lives, so there must always be one.",
    wrong: "model User {
  id     Int  @id
  region Int? @shardKey
}",
    right: "model User {
  id     Int @id
  region Int @shardKey
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the field `{name}` of the shard key is not required"))
        .label("must be a single required value")
        .help("take `?` or `[]` away from its type")
}
