//! Several counters in one table.

use pumpflix_dialect::Dialect;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::autoincrement_several",
    why: "MySQL and SQLite keep one counter for each table, so one column of it can count.",
    wrong: r#"datasource db {
  provider = "mysql"
}

model Ticket {
  id     Int @id @default(autoincrement())
  number Int @unique @default(autoincrement())
}"#,
    right: r#"datasource db {
  provider = "mysql"
}

model Ticket {
  id     Int @id @default(autoincrement())
  number Int @unique
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !matches!(draft.dialect, Dialect::MySql | Dialect::Sqlite) {
        return;
    }
    for model in &draft.models {
        let mut counting = model
            .fields
            .iter()
            .filter_map(|f| f.default.as_ref())
            .filter(|d| d.value == Some(DefaultValue::Autoincrement));
        if let (Some(first), Some(second)) = (counting.next(), counting.next()) {
            let title = draft.dialect.title();
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    model.block.span,
                    format!("`{}` counts in several columns; {title} can count in one", model.name),
                )
                .related(first.span, "one counter")
                .related(second.span, "another")
                .help("keep one `@default(autoincrement())`"),
            );
        }
    }
}
