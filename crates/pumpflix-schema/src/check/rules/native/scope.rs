//! A native type that is spoken to another datasource.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::scope",
    why: "A native type begins with the name of the datasource block, which says whose type it is. There is one datasource, so there is one such name, most often `db`.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model User {
  id   Int    @id
  name String @pg.VarChar(80)
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model User {
  id   Int    @id
  name String @db.VarChar(80)
}"#,
};

pub(crate) fn finding(span: Span, scope: &str, datasource: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("there is no datasource `{scope}`"))
        .label(format!("the datasource is called `{datasource}`"))
        .help(format!("write `@{datasource}.{name}`"))
}
