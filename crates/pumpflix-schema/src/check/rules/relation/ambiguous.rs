//! Several relations between two models that cannot be told apart.

use crate::check::draft::Draft;
use crate::check::relations::Group;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::ambiguous",
    why: "Fields of a relation find each other by their models; where there are several relations between the same two, only a name of its own on both fields of each tells them apart. A model related to itself always names the relation.",
    wrong: "model User {
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
}",
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

/// The first field that is one of too many; where there is one, nothing can be said about what follows.
pub(crate) fn find(draft: &Draft<'_>, groups: &[Group]) -> Option<Diagnostic> {
    let crowded = groups.iter().flat_map(|group| {
        let most = if group.own && group.named { 2 } else { 1 };
        [&group.near, &group.far]
            .into_iter()
            .filter(move |ends| ends.len() > most)
            .map(move |ends| (group, ends))
    });
    let (group, ends) = crowded.min_by_key(|(_, ends)| ends.first().map(|e| (e.model, e.field)))?;
    let (first, others) = ends.split_first()?;
    let mut finding = Diagnostic::error(
        PAGE.code,
        draft.field(*first).ast.span,
        format!("it cannot be told which relation `{}` belongs to", draft.qualified(*first)),
    )
    .label("one of several");
    for other in others.iter().take(3) {
        finding = finding.related(draft.field(*other).ast.span, "could be the same relation");
    }
    Some(finding.help(match (group.own, group.named) {
        (_, true) => "give each relation a name of its own, on both of its fields",
        (true, false) => "name the relation on both of its fields: `@relation(\"name\", …)`",
        (false, false) => "give each relation a name, on both of its fields: `@relation(\"name\", …)`",
    }))
}
