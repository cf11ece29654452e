//! A key or index over a column that the database cannot index as it is.

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::column_type",
    why: "Long texts and bytes are stored apart from the row; MySQL indexes their beginning, when `length` says how much, and SQL Server and PostgreSQL cannot index some types at all.",
    wrong: "model Post {
  id   Int    @id
  text String @db.Text

  @@index([text])
}",
    right: "model Post {
  id   Int    @id
  text String @db.Text

  @@index([text(length: 100)])
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (model, key) in draft.keys() {
        // A fulltext index holds words and not values.
        if key.kind == KeyKind::Fulltext {
            continue;
        }
        for column in &key.columns {
            let field = &model.fields[column.field];
            let Some(native) = field.native.as_ref().filter(|_| draft.own) else { continue };
            let max = native.arguments.first().is_some_and(|a| draft.text(a.span).trim() == "Max");
            let never = match draft.dialect {
                Dialect::Postgres => native.name == "Xml",
                Dialect::SqlServer => max || matches!(native.name, "Text" | "NText" | "Image" | "Xml"),
                _ => false,
            };
            let prefix = draft.dialect == Dialect::MySql
                && column.length.is_none()
                && (native.name.ends_with("Text") || native.name.ends_with("Blob"));
            if !never && !prefix {
                continue;
            }
            let place =
                if draft.dialect == Dialect::Postgres || key.on_field { field.ast.span } else { key.span() };
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    place,
                    format!("{} cannot index `{}`, which is `{}`", draft.dialect, field.name, native.name),
                )
                .related(native.span, "this type")
                .help(if prefix {
                    format!("say how much of it: `{}(length: 100)`", field.name)
                } else {
                    "choose another type for the column, or take the index away".to_owned()
                }),
            );
        }
    }
}
