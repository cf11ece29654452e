//! A counter without an index.

use pumpflix_dialect::Dialect;

use crate::check::draft::{Draft, KeyKind};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::autoincrement_not_indexed",
    why: "MySQL looks up the last number in an index, so the counting column must be the first of one.",
    wrong: r#"datasource db {
  provider = "mysql"
}

model Ticket {
  id     String @id
  number Int    @default(autoincrement())
}"#,
    right: r#"datasource db {
  provider = "mysql"
}

model Ticket {
  id     String @id
  number Int    @unique @default(autoincrement())
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::MySql {
        return;
    }
    for model in &draft.models {
        for (place, field) in model.fields.iter().enumerate() {
            let Some(default) = &field.default else { continue };
            let leads = model
                .keys
                .iter()
                .any(|k| k.kind != KeyKind::Fulltext && k.columns.first().is_some_and(|c| c.field == place));
            if default.value == Some(DefaultValue::Autoincrement) && !leads {
                let name = field.name;
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        default.span,
                        format!("`{name}` cannot count: it is not the first column of an index"),
                    )
                    .help(format!("add `@unique` to it, or `@@index([{name}])` to the model")),
                );
            }
        }
    }
}
