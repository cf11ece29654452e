//! `@@schema` on a database without schemas.

use crate::check::draft::{Draft, Spelled};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::schemas::not_supported",
    why: "MySQL and SQLite have no schemas inside a database.",
    wrong: r#"datasource db {
  provider = "sqlite"
}

model Order {
  id Int @id

  @@schema("shop")
}"#,
    right: r#"datasource db {
  provider = "sqlite"
}

model Order {
  id Int @id
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().schemas {
        return;
    }
    let models = draft.models.iter().filter_map(|m| m.db_schema.as_ref());
    for named in models.chain(draft.enums.iter().filter_map(|e| e.db_schema.as_ref())) {
        let Spelled { span, .. } = named;
        let title = draft.dialect.title();
        out.push(
            Diagnostic::error(PAGE.code, *span, format!("{title} has no schemas inside a database"))
                .help("take `@@schema` away"),
        );
    }
}
