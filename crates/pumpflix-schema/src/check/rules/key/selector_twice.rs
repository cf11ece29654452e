//! Two selectors with one name.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::key::selector_twice",
    why: "The client could not tell which key is meant.",
    wrong: r#"model Member {
  org  Int
  user Int
  no   Int

  @@id([org, user], name: "member")
  @@unique([org, no], name: "member")
}"#,
    right: r#"model Member {
  org  Int
  user Int
  no   Int

  @@id([org, user], name: "member")
  @@unique([org, no], name: "number")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for model in &draft.models {
        let all: Vec<_> = model.keys.iter().filter_map(|key| key.name.as_ref()).collect();
        for (i, name) in all.iter().enumerate() {
            let other = all.iter().enumerate().find(|(j, other)| *j != i && other.text == name.text);
            if let Some((_, other)) = other {
                let message = format!("two keys of `{}` are named `{}`", model.name, name.text);
                out.push(
                    Diagnostic::error(PAGE.code, name.span, message)
                        .label("one of them")
                        .related(other.span, "the other")
                        .help("give one of them another name"),
                );
            }
        }
    }
}
