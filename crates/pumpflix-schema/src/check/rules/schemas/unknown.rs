//! A schema that the datasource does not list.

use crate::check::draft::{Draft, Spelled};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::schemas::unknown",
    why: "The datasource lists the schemas that belong to this project; others are left alone.",
    wrong: r#"datasource db {
  provider = "postgresql"
  schemas  = ["auth"]
}

model Order {
  id Int @id

  @@schema("shop")
}"#,
    right: r#"datasource db {
  provider = "postgresql"
  schemas  = ["auth", "shop"]
}

model Order {
  id Int @id

  @@schema("shop")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !draft.dialect.facts().schemas {
        return;
    }
    let known: Vec<&str> = draft
        .config
        .datasource
        .iter()
        .flat_map(|d| d.schemas.iter().map(|(name, _)| name.as_str()))
        .collect();
    let models = draft.models.iter().filter_map(|m| m.db_schema.as_ref());
    for named in models.chain(draft.enums.iter().filter_map(|e| e.db_schema.as_ref())) {
        if !known.contains(&&*named.text) {
            out.push(finding(named, &known));
        }
    }
}

fn finding(named: &Spelled<'_>, known: &[&str]) -> Diagnostic {
    let name = &named.text;
    let finding =
        Diagnostic::error(PAGE.code, named.span, format!("the datasource does not list the schema `{name}`"))
            .label("not listed");
    if let Some(near) = did_you_mean(name, known.iter().copied()) {
        return finding.help(format!("did you mean `{near}`?"));
    }
    let mut list: Vec<String> = known.iter().map(|k| format!("\"{k}\"")).collect();
    list.push(format!("\"{name}\""));
    finding.help(format!("write `schemas = [{}]` in the datasource", list.join(", ")))
}
