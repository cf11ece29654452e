//! Two generators with one name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::generator::duplicate",
    why: "Messages and files tell generators apart by name.",
    wrong: r#"generator rust {
  provider = "pumpflix-gen"
}

generator rust {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}"#,
    right: r#"generator rust {
  provider = "pumpflix-gen"
}

generator client {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}"#,
};

pub(crate) fn finding(span: Span, first: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("two generators are called `{name}`"))
        .label("the second one")
        .related(first, "the first one")
        .help("give one of them another name")
}
