//! An entry of `extensions` that is not a name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::extension",
    why: "An extension is a word, or a word with arguments.",
    wrong: r#"datasource db {
  provider   = "postgresql"
  extensions = ["postgis"]
}

generator client {
  provider        = "prisma-client"
  previewFeatures = ["postgresqlExtensions"]
}"#,
    right: r#"datasource db {
  provider   = "postgresql"
  extensions = [postgis(schema: "gis")]
}

generator client {
  provider        = "prisma-client"
  previewFeatures = ["postgresqlExtensions"]
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "this is not the name of an extension")
        .label("expected a word, or a word with arguments")
        .help("for example `postgis` or `postgis(version: \"3.1\", schema: \"gis\")`")
}
