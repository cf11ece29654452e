//! A type of index that does not exist.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::unknown_type",
    why: "The type decides which questions the index can answer.",
    wrong: "model User {
  id   Int    @id
  name String

  @@index([name], type: Btree)
}",
    right: "model User {
  id   Int    @id
  name String

  @@index([name], type: BTree)
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    let finding =
        Diagnostic::error(PAGE.code, span, format!("there is no type of index `{name}`")).label("not known");
    match did_you_mean(name, ["BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"]) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("there are `BTree`, `Hash`, `Gist`, `Gin`, `SpGist` and `Brin`"),
    }
}
