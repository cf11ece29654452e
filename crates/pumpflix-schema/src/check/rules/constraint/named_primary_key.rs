//! A name for a primary key where it has none.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::constraint::named_primary_key",
    why: "MySQL calls every primary key PRIMARY, and SQLite does not keep its name.",
    wrong: r#"model User {
  id Int @id(map: "pk_user")
}"#,
    right: "model User {
  id Int @id
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect.facts().named_primary_keys {
        return;
    }
    for model in &draft.models {
        if let Some(map) = model.primary_key().and_then(|key| key.map.as_ref()) {
            out.push(
                Diagnostic::error(
                    PAGE.code,
                    model.block.span,
                    format!(
                        "the primary key of `{}` is named, which {} does not do",
                        model.name, draft.dialect
                    ),
                )
                .related(map.span, "take this away"),
            );
        }
    }
}
