//! The old name of `relationMode`.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::referential_integrity",
    why: "The property was renamed; the old name may go away.",
    wrong: r#"datasource db {
  provider             = "mysql"
  referentialIntegrity = "prisma"
}"#,
    right: r#"datasource db {
  provider     = "mysql"
  relationMode = "prisma"
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::warning(PAGE.code, span, "`referentialIntegrity` is the old name of `relationMode`")
        .label("renamed")
        .help("write `relationMode`")
}
