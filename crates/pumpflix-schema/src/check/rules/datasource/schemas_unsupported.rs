//! Database schemas where the database has none.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::schemas_unsupported",
    why: "Only PostgreSQL, CockroachDB and SQL Server divide a database into schemas.",
    wrong: r#"datasource db {
  provider = "mysql"
  schemas  = ["base"]
}"#,
    right: r#"datasource db {
  provider = "mysql"
}"#,
};

pub(crate) fn finding(span: Span, dialect: Dialect) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("{dialect} does not divide a database into schemas"))
        .label("not possible here")
        .help("take the line away")
}
