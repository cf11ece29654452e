//! An id of bytes on SQL Server.

use pumpflix_dialect::{Dialect, Scalar};

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::model::bytes_id",
    why: "On SQL Server the type of `Bytes` is a large object, which no primary key can hold.",
    wrong: r#"datasource db {
  provider = "sqlserver"
}

model File {
  hash Bytes @id
}"#,
    right: r#"datasource db {
  provider = "sqlserver"
}

model File {
  hash String @id
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::SqlServer {
        return;
    }
    for model in &draft.models {
        let Some(key) = model.primary_key() else { continue };
        let bytes = key
            .columns
            .iter()
            .filter_map(|c| model.fields.get(c.field))
            .find(|f| f.scalar() == Some(Scalar::Bytes));
        if let Some(field) = bytes {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    key.span(),
                    format!("the id of `{}` is over `{}`, which is `Bytes`", model.name, field.name),
                )
                .help("use text, a number or a UUID as the id"),
            );
        }
    }
}
