//! A referential action that does not exist.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::unknown_action",
    why: "The action says what happens to a row when the row it refers to goes away or gets another key.",
    wrong: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: Delete)
  authorId Int
}",
    right: "model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id], onDelete: Cascade)
  authorId Int
}",
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    let finding = Diagnostic::error(PAGE.code, span, format!("there is no referential action `{name}`"))
        .label("not known");
    match did_you_mean(name, ["Cascade", "Restrict", "NoAction", "SetNull", "SetDefault"]) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("there are `Cascade`, `Restrict`, `NoAction`, `SetNull` and `SetDefault`"),
    }
}
