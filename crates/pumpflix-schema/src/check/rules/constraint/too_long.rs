//! A name that is longer than the database allows.

use crate::check::constraints::Constraint;
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::constraint::too_long",
    why: "The database would cut it or refuse it.",
    wrong: r#"model User {
  id    Int    @id
  email String @unique(map: "the_electronic_address_of_a_user_by_which_the_user_is_found_again")
}"#,
    right: r#"model User {
  id    Int    @id
  email String @unique(map: "user_email")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, constraints: &[Constraint], out: &mut Out<'_>) {
    let limit = draft.dialect.facts().max_identifier;
    for constraint in constraints.iter().filter(|c| c.given && c.name.len() > limit) {
        out.push(
            Diagnostic::error(
                PAGE.code,
                constraint.span,
                format!("the name has {} bytes, and {} allows {limit}", constraint.name.len(), draft.dialect),
            )
            .label("too long")
            .help("choose a shorter name"),
        );
    }
}
