//! A key or index over JSON that has no order.

use pumpflix_dialect::{Dialect, Scalar};

use crate::check::draft::Draft;
use crate::check::draft::KeyKind;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::json_column",
    why: "MySQL cannot index a JSON column, and PostgreSQL not one of type `json`, which cannot be compared; it can index `jsonb`. Prisma does not look.",
    wrong: "model Event {
  id   Int  @id
  data Json @db.Json

  @@index([data])
}",
    right: "model Event {
  id   Int  @id
  data Json @db.JsonB

  @@index([data], type: Gin)
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys() {
        if key.kind == KeyKind::Fulltext || model.is_view() {
            continue;
        }
        for column in key.columns.iter().filter(|column| column.ops.is_none()) {
            let field = &model.fields[column.field];
            let native = field.native.as_ref().filter(|_| draft.own);
            let (refused, help) = match draft.dialect {
                Dialect::MySql => (true, "take the index away, or index a column that holds a part of it"),
                Dialect::Postgres => (
                    native.is_some_and(|n| n.name == "Json"),
                    "make the column `@db.JsonB`, or take the index away",
                ),
                _ => (false, ""),
            };
            if !refused || field.scalar() != Some(Scalar::Json) {
                continue;
            }
            let finding = Diagnostic::warning(
                PAGE.code,
                key.span(),
                format!("{} cannot index `{}`, which is JSON", draft.dialect, field.name),
            )
            .help(help);
            out.push(if key.on_field {
                finding.label("the column is JSON")
            } else {
                finding.related(field.ast.ty.span, "JSON")
            });
        }
    }
}
