//! An enum whose type in the database is called like a table.

use foldhash::HashMap;

use pumpflix_dialect::EnumStyle;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::check::tables;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::enum_is_table",
    why: "In PostgreSQL and CockroachDB every table is a type of its own name, so a table and an enum of one name cannot both be made. Prisma does not look.",
    wrong: r#"enum Status {
  OPEN
  CLOSED

  @@map("orders")
}

model Order {
  id     Int    @id
  status Status

  @@map("orders")
}"#,
    right: r#"enum Status {
  OPEN
  CLOSED

  @@map("order_status")
}

model Order {
  id     Int    @id
  status Status

  @@map("orders")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().enums != EnumStyle::Type || draft.enums.is_empty() {
        return;
    }
    let tables = tables::all(draft);
    let tables: HashMap<_, _> = tables.iter().map(|t| ((t.schema, &*t.name), t.span)).collect();
    for enum_ in &draft.enums {
        let schema = enum_.db_schema.as_ref().map_or("", |s| &*s.text);
        let Some(table) = tables.get(&(schema, enum_.db_name())) else { continue };
        let span = enum_.map.as_ref().map_or(enum_.block.name.span, |map| map.span);
        out.push(
            Diagnostic::warning(
                PAGE.code,
                span,
                format!(
                    "the enum `{}` and a table are both `{}` in the database",
                    enum_.name,
                    enum_.db_name()
                ),
            )
            .label("this name is taken")
            .related(*table, "by this table")
            .help("give the enum another name with `@@map`"),
        );
    }
}
