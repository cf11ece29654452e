//! More than one shard key.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::shard_key::several",
    why: "A row lives in one shard, which one key decides.",
    wrong: "model User {
  id     Int @id
  region Int @shardKey

  @@shardKey([id])
}",
    right: "model User {
  id     Int @id
  region Int @shardKey
}",
};

pub(crate) fn finding(block: Span, name: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, block, format!("the model `{name}` has several shard keys"))
        .related(first, "one")
        .related(second, "another")
        .help("for a key of several fields write `@@shardKey([…, …])`")
}
