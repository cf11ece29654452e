//! A relation mode that does not exist.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::relation_mode",
    why: "It says who keeps references intact: the database by foreign keys, or the client.",
    wrong: r#"datasource db {
  provider     = "mysql"
  relationMode = "none"
}"#,
    right: r#"datasource db {
  provider     = "mysql"
  relationMode = "prisma"
}"#,
};

pub(crate) fn finding(block: Span, value: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, block, format!("there is no relation mode `{name}`"))
        .related(value, "expected `\"foreignKeys\"` or `\"prisma\"`")
        .help("`foreignKeys` lets the database keep references intact, `prisma` leaves it to the client")
}
