//! Changes that reach a model on several ways.

use foldhash::HashMap;

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
        // For each model that is reached: the first relation that leads there, and another one.
        let mut ways: HashMap<usize, (usize, Option<usize>)> = HashMap::default();
        let mut reached = Vec::with_capacity(leaving.len());
        for (i, relation) in leaving.iter().enumerate() {
            let models = graph.reached_from(relation.to.model, model);
            for met in &models {
                let way = ways.entry(*met).or_insert((i, None));
                if way.0 != i && way.1.is_none() {
                    way.1 = Some(i);
                }
            }
            reached.push(models);
        }
        for (i, relation) in leaving.iter().enumerate() {
            let met = reached[i].iter().find_map(|met| match ways.get(met) {
                Some((first, Some(second))) => Some((if *first == i { *second } else { *first }, *met)),
                _ => None,
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
