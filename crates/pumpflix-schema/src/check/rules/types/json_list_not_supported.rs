//! A list of JSON documents on a database that cannot hold one.

use pumpflix_dialect::{Dialect, Scalar};

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::Arity;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::json_list_not_supported",
    why: "CockroachDB has columns that hold lists, but not lists of JSON. A JSON document can be a list itself.",
    wrong: r#"datasource db {
  provider = "cockroachdb"
}

model Event {
  id    Int    @id
  parts Json[]
}"#,
    right: r#"datasource db {
  provider = "cockroachdb"
}

model Event {
  id    Int  @id
  parts Json
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    // Where there are no lists at all, that is said instead.
    if draft.dialect != Dialect::CockroachDb {
        return;
    }
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        if field.scalar() == Some(Scalar::Json) && field.arity() == Arity::List {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    field.ast.span,
                    format!("`{}` is a list of `Json`, which CockroachDB cannot hold", field.name),
                )
                .help("make it `Json`: a document can be a list itself"),
            );
        }
    }
}
