//! Changes that reach a model on several ways.

use crate::check::cascades::Cascades;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationMode;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::several_paths",
    why: "When a row changes, the actions of the relations change other rows. SQL Server refuses a table that such a change could reach on more than one way.",
    wrong: r#"model User {
  id      Int    @id
  written Post[] @relation("author")
  read    Post[] @relation("reader")
}

model Post {
  id       Int  @id
  author   User @relation("author", fields: [authorId], references: [id], onDelete: Cascade)
  authorId Int
  reader   User @relation("reader", fields: [readerId], references: [id], onDelete: Cascade)
  readerId Int
}"#,
    right: r#"model User {
  id      Int    @id
  written Post[] @relation("author")
  read    Post[] @relation("reader")
}

model Post {
  id       Int  @id
  author   User @relation("author", fields: [authorId], references: [id], onDelete: Cascade)
  authorId Int
  reader   User @relation("reader", fields: [readerId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  readerId Int
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::SqlServer || draft.relation_mode() == RelationMode::Prisma {
        return;
    }
    let graph = Cascades::new(draft);
    for model in 0..draft.models.len() {
        let leaving: Vec<_> = graph.leaving(model).filter(|r| r.to.model != model).collect();
        if leaving.len() < 2 {
            continue;
        }
        let reached: Vec<Vec<usize>> =
            leaving.iter().map(|r| graph.reached_from(r.to.model, model)).collect();
        for (i, relation) in leaving.iter().enumerate() {
            let met = reached.iter().enumerate().filter(|(j, _)| *j != i).find_map(|(j, others)| {
                let meeting = reached[i].iter().find(|m| others.binary_search(m).is_ok())?;
                Some((j, *meeting))
            });
            let Some((other, meeting)) = met else { continue };
            let name = draft.models[meeting].name;
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    draft.field(relation.from).ast.span,
                    format!("a change of `{name}` reaches `{}` on several ways", draft.models[model].name),
                )
                .label("one way")
                .related(draft.field(leaving[other].from).ast.span, "another way")
                .help("close one of them: `onDelete: NoAction, onUpdate: NoAction`"),
            );
        }
    }
}
