//! A type in the words of the database, without words.

use crate::check::draft::Draft;
use crate::check::draft::FieldTy;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::types::empty_unsupported",
    why: "What stands in `Unsupported(\"…\")` is the type of the column as the database calls it; with nothing there the table cannot be made. Prisma does not look.",
    wrong: r#"model Place {
  id   Int             @id
  spot Unsupported("")
}"#,
    right: r#"model Place {
  id   Int                  @id
  spot Unsupported("point")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let FieldTy::Unsupported(name) = &field.ty else { continue };
        if name.trim().is_empty() {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    field.ast.ty.span,
                    format!("the column of `{}` has no type", field.name),
                )
                .label("the database's word for the type is missing")
                .help("write it between the quotes, for example `Unsupported(\"point\")`"),
            );
        }
    }
}
