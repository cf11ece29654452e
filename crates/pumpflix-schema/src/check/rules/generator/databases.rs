//! A list of databases that cannot be followed.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::generator::databases",
    why: "`databases` lists every database that the schema must work on, and the datasource has one of them.",
    wrong: r#"generator rust {
  provider  = "pumpflix-gen"
  databases = ["postgresql"]
}

datasource db {
  provider = "sqlite"
}"#,
    right: r#"generator rust {
  provider  = "pumpflix-gen"
  databases = ["sqlite", "postgresql"]
}

datasource db {
  provider = "sqlite"
}"#,
};

pub(crate) fn unknown(span: Span, name: &str) -> Diagnostic {
    let finding =
        Diagnostic::error(PAGE.code, span, format!("no database is called `{name}`")).label("not known");
    match did_you_mean(name, Dialect::ALL.into_iter().map(Dialect::provider)) {
        Some(near) => finding.help(format!("did you mean `\"{near}\"`?")),
        None => finding.help(
            "there are `\"postgresql\"`, `\"mysql\"`, `\"sqlite\"`, `\"cockroachdb\"` and `\"sqlserver\"`",
        ),
    }
}

pub(crate) fn twice(span: Span, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the database `{name}` is listed twice"))
        .label("the second time")
}

pub(crate) fn without_own(span: Span, own: &str, datasource: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the list lacks the datasource's own database, `{own}`"))
        .label("add it here")
        .related(datasource, "the datasource")
        .help(format!("for example `databases = [\"{own}\", …]`"))
}
