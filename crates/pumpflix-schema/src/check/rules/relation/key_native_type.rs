//! A key whose column has another type than the one it refers to.

use crate::check::draft::{Draft, FieldDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::RelationMode;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::relation::key_native_type",
    why: "The database compares the two columns and refuses a foreign key between types that it cannot compare, such as `UUID` and `TEXT`. Prisma compares only the types of the schema.",
    wrong: "model User {
  id    String @id @db.Uuid
  posts Post[]
}

model Post {
  id       Int    @id
  author   User   @relation(fields: [authorId], references: [id])
  authorId String
}",
    right: "model User {
  id    String @id @db.Uuid
  posts Post[]
}

model Post {
  id       Int    @id
  author   User   @relation(fields: [authorId], references: [id])
  authorId String @db.Uuid
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !draft.own || draft.relation_mode() == RelationMode::Prisma {
        return;
    }
    for relation in draft.relations.iter().filter(|r| r.is_inline()) {
        let Some(attribute) = draft.attribute(relation.from) else { continue };
        let (Some(fields), Some(references)) = (attribute.fields(), attribute.references()) else { continue };
        for (own, theirs) in fields.iter().zip(references) {
            let own = &draft.models[relation.from.model].fields[*own];
            let theirs = &draft.models[relation.to.model].fields[*theirs];
            let (a, b) = (kind(draft, own), kind(draft, theirs));
            if a == b || own.scalar().is_none() {
                continue;
            }
            let mut finding = Diagnostic::warning(
                PAGE.code,
                own.ast.span,
                format!(
                    "`{}` is {a} in the database, and `{}`, which it refers to, is {b}",
                    own.name, theirs.name
                ),
            )
            .related(theirs.ast.span, "what it refers to");
            finding = match &theirs.native {
                Some(native) => finding.help(format!("add `{}` to `{}`", draft.text(native.span), own.name)),
                None => finding.help(format!(
                    "take the `@{}.…` of `{}` away, or add it at the other end",
                    draft.config.datasource.as_ref().map_or("db", |d| d.name),
                    own.name
                )),
            };
            out.push(finding);
        }
    }
}

/// The name of the column's type without arguments: lengths and precisions may differ.
fn kind(draft: &Draft<'_>, field: &FieldDraft<'_>) -> &'static str {
    let native = field.native.as_ref().and_then(|n| draft.dialect.native_type(n.name)).map(|def| def.sql);
    let usual = field.scalar().map_or("", |scalar| draft.dialect.default_type(scalar));
    let sql = native.unwrap_or_else(|| usual.split('(').next().unwrap_or(usual));
    // Texts of any length can be compared with each other.
    match sql {
        "VARCHAR" | "CHAR" | "TEXT" | "STRING" | "NVARCHAR" | "NCHAR" => "text",
        other => other,
    }
}
