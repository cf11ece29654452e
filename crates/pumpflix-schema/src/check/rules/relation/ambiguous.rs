//! Several relations between two models without names.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::check::relations::Group;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::ambiguous",
    why: "Fields of a relation find each other by their models; where there are several relations between the same two, only a name on both fields tells them apart.",
    wrong: r#"model User {
  id      Int    @id
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
  id      Int    @id
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

pub(crate) fn check(draft: &Draft<'_>, groups: &[Group], out: &mut Out<'_>) {
    for group in groups {
        let most = if group.own { 2 } else { 1 };
        let full = group.own || (!group.near.is_empty() && !group.far.is_empty());
        for ends in [&group.near, &group.far] {
            if ends.len() <= most || !full {
                continue;
            }
            for end in ends {
                let field = draft.field(*end);
                let model = draft.models[end.model].name;
                let mut finding = Diagnostic::error(
                    PAGE.code,
                    field.ast.span,
                    format!("it cannot be told which relation `{model}.{}` belongs to", field.name),
                )
                .label("one of several");
                for other in ends.iter().filter(|other| *other != end).take(3) {
                    finding = finding.related(draft.field(*other).ast.span, "could be the same relation");
                }
                out.push(finding.help(if group.named {
                    "give each relation a name of its own, on both of its fields"
                } else {
                    "give each relation a name, on both of its fields: `@relation(\"name\", …)`"
                }));
            }
        }
    }
}
