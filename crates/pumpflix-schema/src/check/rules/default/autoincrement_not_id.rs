//! A counter that is not the id.

use pumpflix_dialect::Dialect;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::autoincrement_not_id",
    why: "SQLite counts in the primary key and nowhere else, and only where the key is that one column.",
    wrong: r#"datasource db {
  provider = "sqlite"
}

model Ticket {
  id     String @id
  number Int    @unique @default(autoincrement())
}"#,
    right: r#"datasource db {
  provider = "sqlite"
}

model Ticket {
  id     String @unique
  number Int    @id @default(autoincrement())
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::Sqlite {
        return;
    }
    for model in &draft.models {
        for (place, field) in model.fields.iter().enumerate() {
            let Some(default) = &field.default else { continue };
            let alone = model.primary_key().is_some_and(|key| key.is_over(&[place]));
            if default.value == Some(DefaultValue::Autoincrement) && !alone {
                let name = field.name;
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        default.span,
                        format!("`{name}` cannot count: in SQLite only a primary key of one column can"),
                    )
                    .help(format!("make `{name}` the `@id`, or give it its values yourself")),
                );
            }
        }
    }
}
