//! The old and the new name of `relationMode` together.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::two_relation_modes",
    why: "They could contradict each other.",
    wrong: r#"datasource db {
  provider             = "mysql"
  relationMode         = "prisma"
  referentialIntegrity = "prisma"
}"#,
    right: r#"datasource db {
  provider     = "mysql"
  relationMode = "prisma"
}"#,
};

pub(crate) fn finding(span: Span, other: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "`referentialIntegrity` and `relationMode` say the same thing")
        .label("the old name")
        .related(other, "the new name")
        .help("keep `relationMode`")
}
