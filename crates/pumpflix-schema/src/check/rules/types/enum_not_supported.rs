//! An enum on a database that has none.

use pumpflix_dialect::EnumStyle;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::enum_not_supported",
    why: "SQL Server has no enums.",
    wrong: r#"datasource db {
  provider = "sqlserver"
}

enum Role {
  ADMIN
  USER
}

model User {
  id   Int  @id
  role Role
}"#,
    right: r#"datasource db {
  provider = "sqlserver"
}

model User {
  id   Int    @id
  role String
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().enums != EnumStyle::Refused {
        return;
    }
    for item in &draft.enums {
        let title = draft.dialect.title();
        out.push(
            Diagnostic::error(
                PAGE.code,
                item.block.span,
                format!("{title} has no enums like `{}`", item.name),
            )
            .help("make its fields `String`, and keep the values in a table if they must be checked"),
        );
    }
}
