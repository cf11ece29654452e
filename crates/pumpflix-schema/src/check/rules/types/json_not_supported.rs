//! `Json` on a database that has no such type.

use pumpflix_dialect::Scalar;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::json_not_supported",
    why: "SQL Server has no column type for JSON; it keeps JSON as text.",
    wrong: r#"datasource db {
  provider = "sqlserver"
}

model Event {
  id   Int  @id
  data Json
}"#,
    right: r#"datasource db {
  provider = "sqlserver"
}

model Event {
  id   Int    @id
  data String @db.NVarChar(Max)
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().json {
        return;
    }
    for field in draft.models.iter().flat_map(|m| &m.fields).filter(|f| f.scalar() == Some(Scalar::Json)) {
        let title = draft.dialect.title();
        out.push(
            Diagnostic::error(
                PAGE.code,
                field.ast.span,
                format!("`{}` is `Json`, which {title} does not have", field.name),
            )
            .help("keep the document as text: `String @db.NVarChar(Max)`"),
        );
    }
}
