//! A selector that is named like a field.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::selector_is_field",
    why: "In the client both are names of the same thing, the model's unique selector, and one would hide the other.",
    wrong: r#"model Member {
  org  Int
  user Int

  @@id([org, user], name: "user")
}"#,
    right: r#"model Member {
  org  Int
  user Int

  @@id([org, user], name: "member")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        for key in &model.keys {
            let Some(name) = &key.name else { continue };
            if let Some(field) = model.find(&name.text) {
                out.push(
                    Diagnostic::error(
                        PAGE.code,
                        model.block.span,
                        format!("the selector `{}` of `{}` is named like a field", name.text, model.name),
                    )
                    .related(name.span, "the selector")
                    .related(model.fields[field].ast.name.span, "the field")
                    .help("give the selector another name"),
                );
            }
        }
    }
}
