//! A name for a default where it has none.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::constraint::named_default",
    why: "Only SQL Server keeps a default as a constraint with a name.",
    wrong: r#"model User {
  id   Int    @id
  name String @default("", map: "df_name")
}"#,
    right: r#"model User {
  id   Int    @id
  name String @default("")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        for field in &model.fields {
            let Some(default) = &field.default else { continue };
            let Some(map) = &default.map else { continue };
            if !draft.dialect.facts().named_defaults {
                out.push(finding(map.span, format!("defaults have no names on {}", draft.dialect)));
            }
        }
    }
}

/// The name of an `autoincrement()`.
pub(crate) fn of_autoincrement(map: Span) -> Diagnostic {
    finding(map, "`autoincrement()` is no default of the database and has no name".to_owned())
}

fn finding(map: Span, message: String) -> Diagnostic {
    Diagnostic::error(PAGE.code, map, message).label("take this away")
}
