//! A database that is not known.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::unknown_provider",
    why: "Types, attributes and limits differ from one database to the next.",
    wrong: r#"datasource db {
  provider = "postgre"
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}"#,
};

pub(crate) fn finding(span: Span, name: &str) -> Diagnostic {
    if name == "mongodb" {
        return Diagnostic::error(PAGE.code, span, "MongoDB is not supported")
            .label("a document database")
            .help(format!("supported are {KNOWN}"));
    }
    let finding =
        Diagnostic::error(PAGE.code, span, format!("no database is called `{name}`")).label("not known");
    let names = Dialect::ALL.into_iter().map(Dialect::provider);
    match did_you_mean(name, names) {
        Some(near) => finding.help(format!("did you mean `\"{near}\"`?")),
        None => finding.help(format!("supported are {KNOWN}")),
    }
}

const KNOWN: &str = "`postgresql`, `mysql`, `sqlite`, `cockroachdb` and `sqlserver`";
