//! A table or column whose name is longer than the database allows.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::{Dialect, EnumStyle};

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::too_long",
    why: "PostgreSQL cuts such a name without a word, and the other databases refuse it. Prisma does not look.",
    wrong: r#"model User {
  id Int @id

  @@map("the_people_who_have_at_any_time_had_an_account_with_us_and_still_do")
}"#,
    right: r#"model User {
  id Int @id

  @@map("users")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    // CockroachDB keeps names of any length; its limit is one of constraint names in the schema language.
    if draft.dialect == Dialect::CockroachDb {
        return;
    }
    let limit = draft.dialect.facts().max_identifier;
    let mut look = |what: &str, name: &str, span: Span| {
        if name.len() > limit {
            out.push(
                Diagnostic::warning(
                    PAGE.code,
                    span,
                    format!(
                        "the name of the {what} has {} bytes, and {} allows {limit}",
                        name.len(),
                        draft.dialect
                    ),
                )
                .label("too long")
                .help("give a shorter name with `@map` or `@@map`"),
            );
        }
    };
    for model in draft.models.iter().filter(|m| !m.is_composite()) {
        look("table", model.db_name(), model.map.as_ref().map_or(model.block.name.span, |map| map.span));
        for field in model.fields.iter().filter(|f| f.is_column()) {
            look("column", field.db_name(), field.map.as_ref().map_or(field.ast.name.span, |map| map.span));
        }
    }
    if draft.dialect.facts().enums == EnumStyle::Type {
        for enum_ in &draft.enums {
            look("type", enum_.db_name(), enum_.map.as_ref().map_or(enum_.block.name.span, |map| map.span));
        }
    }
}
