//! A name for a default where it has none.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::model::DefaultValue;
use crate::rule::RulePage;

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
            let message = if !draft.dialect.facts().named_defaults {
                format!("defaults have no names on {}", draft.dialect)
            } else if default.value == Some(DefaultValue::Autoincrement) {
                "`autoincrement()` is no default of the database and has no name".to_owned()
            } else {
                continue;
            };
            out.push(Diagnostic::error(PAGE.code, map.span, message).label("take this away"));
        }
    }
}
