//! Two selectors with one name.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use foldhash::HashMap;

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
        let mut named_so: HashMap<&str, Vec<Span>> = HashMap::default();
        let names = || model.keys.iter().filter_map(|key| key.name.as_ref());
        for name in names() {
            named_so.entry(&*name.text).or_default().push(name.span);
        }
        for name in names() {
            let other =
                named_so.get(&*name.text).and_then(|all| all.iter().find(|other| **other != name.span));
            if let Some(other) = other {
                let message = format!("two keys of `{}` are named `{}`", model.name, name.text);
                out.push(
                    Diagnostic::error(PAGE.code, name.span, message)
                        .label("one of them")
                        .related(*other, "the other")
                        .help("give one of them another name"),
                );
            }
        }
    }
}
