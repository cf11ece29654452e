//! A key whose selector would be named like a field.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::selector_is_made_like_field",
    why: "Without a `name` the selector of several fields is made of their names, `org_user`; a field of that name would hide it.",
    wrong: "model Member {
  org      Int
  user     Int
  org_user Int

  @@id([org, user])
}",
    right: r#"model Member {
  org      Int
  user     Int
  orgUser  Int @map("org_user")

  @@id([org, user])
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        for key in model.unique_keys().filter(|key| key.columns.len() > 1) {
            let names: Vec<&str> = key.columns.iter().map(|c| model.fields[c.field].name).collect();
            let made = names.join("_");
            if let Some(field) = model.find(&made) {
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        key.span(),
                        format!("the selector of this key would be `{made}`, which is a field"),
                    )
                    .related(model.fields[field].ast.name.span, "the field")
                    .help("give the field another name, and its column with `@map`"),
                );
            }
        }
    }
}
