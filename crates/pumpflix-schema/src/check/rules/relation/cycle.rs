//! Relations that lead a change back to where it began.

use crate::check::cascades::Cascades;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationMode;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::cycle",
    why: "When a row changes, the actions of the relations change other rows, and those others again. SQL Server refuses tables between which such changes could run in a circle, and the client, which does the same with `relationMode = \"prisma\"`, could not end.",
    wrong: r#"model User {
  id       Int    @id
  bossId   Int?
  boss     User?  @relation("boss", fields: [bossId], references: [id])
  managing User[] @relation("boss")
}"#,
    right: r#"model User {
  id       Int    @id
  bossId   Int?
  boss     User?  @relation("boss", fields: [bossId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  managing User[] @relation("boss")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::SqlServer && draft.relation_mode() != RelationMode::Prisma {
        return;
    }
    let graph = Cascades::new(draft);
    let leads_to_itself = graph.leading_to_self_relations();
    let circle = graph.circles();
    for relation in graph.relations() {
        let (from, to) = (relation.from.model, relation.to.model);
        let itself = from == to || leads_to_itself.get(to).copied().unwrap_or(false);
        if !itself && circle.get(from) != circle.get(to) {
            continue;
        }
        let field = draft.field(relation.from);
        let message = if from == to {
            format!(
                "changes along the self relation `{}` could run in a circle",
                draft.qualified(relation.from)
            )
        } else if itself {
            format!(
                "changes along `{}` lead to a self relation and could run in a circle",
                draft.qualified(relation.from)
            )
        } else {
            format!("changes along `{}` could run in a circle", draft.qualified(relation.from))
        };
        let no_action = if draft.relation_mode() == RelationMode::Prisma
            && matches!(draft.dialect, Dialect::Postgres | Dialect::Sqlite)
        {
            "Restrict"
        } else {
            "NoAction"
        };
        out.push(
            Diagnostic::error(PAGE.code, field.ast.span, message)
                .label(format!(
                    "on delete {:?}, on update {:?}",
                    relation.on_delete(draft),
                    relation.on_update(draft)
                ))
                .help(format!(
                    "break the circle: `onDelete: {no_action}, onUpdate: {no_action}` on one of its relations"
                )),
        );
    }
}
