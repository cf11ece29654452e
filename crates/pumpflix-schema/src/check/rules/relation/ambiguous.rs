//! Several relations between two models that cannot be told apart.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::check::relations::Group;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::ambiguous",
    why: "Fields of a relation find each other by their models; where there are several relations between the same two, only a name of its own on both fields of each tells them apart. A model related to itself always names the relation.",
    wrong: r#"model User {
  id    Int    @id
  written Post[]
  read    Post[]
}

model Post {
  id       Int  @id
  author   User @relation(fields: [authorId], references: [id])
  authorId Int
  reader   User @relation(fields: [readerId], references: [id])
  readerId Int
}"#,
    right: r#"model User {
  id    Int    @id
  written Post[] @relation("author")
  read    Post[] @relation("reader")
}

model Post {
  id       Int  @id
  author   User @relation("author", fields: [authorId], references: [id])
  authorId Int
  reader   User @relation("reader", fields: [readerId], references: [id])
  readerId Int
}"#,
};

/// Reports the first field that is one of too many; where there is one, nothing else about relations can be
/// said, and the answer is true.
pub(crate) fn check(draft: &Draft<'_>, groups: &[Group], out: &mut Out<'_>) -> bool {
    let crowded = groups.iter().flat_map(|group| {
        let most = if group.own && group.named { 2 } else { 1 };
        [&group.near, &group.far]
            .into_iter()
            .filter(move |ends| ends.len() > most)
            .map(move |ends| (group, ends))
    });
    let Some((group, ends)) = crowded.min_by_key(|(_, ends)| ends.first().map(|e| (e.model, e.field))) else {
        return false;
    };
    let Some((first, others)) = ends.split_first() else { return false };
    let mut finding = Diagnostic::error(
        PAGE.code,
        draft.field(*first).ast.span,
        format!("it cannot be told which relation `{}` belongs to", draft.qualified(*first)),
    )
    .label("one of several");
    for other in others.iter().take(3) {
        finding = finding.related(draft.field(*other).ast.span, "could be the same relation");
    }
    out.push(finding.help(match (group.own, group.named) {
        (_, true) => "give each relation a name of its own, on both of its fields",
        (true, false) => "name the relation on both of its fields: `@relation(\"name\", …)`",
        (false, false) => "give each relation a name, on both of its fields: `@relation(\"name\", …)`",
    }));
    true
}
