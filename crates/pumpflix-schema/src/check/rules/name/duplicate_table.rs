//! Two models with one table.

use crate::check::draft::{Draft, ModelDraft};
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use foldhash::HashMap;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::duplicate_table",
    why: "Each model has a table of its own in its database schema.",
    wrong: r#"model User {
  id Int @id

  @@map("users")
}

model Account {
  id Int @id

  @@map("users")
}"#,
    right: r#"model User {
  id Int @id

  @@map("users")
}

model Account {
  id Int @id

  @@map("accounts")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let mut seen: HashMap<(&str, &str), &ModelDraft<'_>> = HashMap::default();
    for model in draft.models.iter().filter(|m| !m.is_composite()) {
        let schema = model.db_schema.as_ref().map_or("", |s| &*s.text);
        let Some(other) = seen.insert((schema, model.db_name()), model) else { continue };
        let (named, bare) = if model.map.is_some() { (model, other) } else { (other, model) };
        let span = named.map.as_ref().map_or(named.block.name.span, |map| map.span);
        out.push(
            Diagnostic::error(
                PAGE.code,
                span,
                format!("`{}` and `{}` both have the table `{}`", named.name, bare.name, model.db_name()),
            )
            .label("this name is taken")
            .related(bare.block.name.span, "the other one")
            .help("give one of them another table with `@@map`"),
        );
    }
}
