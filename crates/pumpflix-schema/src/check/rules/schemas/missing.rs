//! A block that says not which schema it is in.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::schemas::missing",
    why: "Once the datasource lists `schemas`, there is no schema that goes without saying: every model, view and enum names its own.",
    wrong: r#"datasource db {
  provider = "postgresql"
  schemas  = ["auth", "shop"]
}

model User {
  id Int @id
}"#,
    right: r#"datasource db {
  provider = "postgresql"
  schemas  = ["auth", "shop"]
}

model User {
  id Int @id

  @@schema("auth")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let Some(first) = draft.config.datasource.as_ref().and_then(|d| d.schemas.first()) else { return };
    if !draft.dialect.facts().schemas {
        return;
    }
    for model in draft.models.iter().filter(|m| m.db_schema.is_none() && !m.is_composite()) {
        out.push(finding(model.block.span, model.noun(), model.name, &first.0));
    }
    for item in draft.enums.iter().filter(|e| e.db_schema.is_none()) {
        out.push(finding(item.block.span, "enum", item.name, &first.0));
    }
}

fn finding(span: Span, noun: &str, name: &str, schema: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the {noun} `{name}` does not say which schema it is in"))
        .help(format!("add for example `@@schema(\"{schema}\")`"))
}
