//! `@omit` on a field that rows cannot do without.

use crate::check::annotation::{self, Line, why_not_omitted};
use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::field::omit",
    why: "`/// @omit` leaves a heavy column out of the row that queries read by default. Columns that tell rows apart or tie them together are always needed, so the line changes nothing there.",
    wrong: "model Post {
  /// @omit
  id   Int    @id
  body String
}",
    right: "model Post {
  id   Int    @id
  /// @omit
  body String
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    annotation::judge(draft, out, |model, field, line, span| {
        let why = (line == Line::Omit).then(|| why_not_omitted(draft, model, field)).flatten()?;
        let name = draft.models[model].fields[field].name;
        Some(
            Diagnostic::warning(PAGE.code, span, format!("`{name}` cannot be left out: {why}"))
                .label("changes nothing")
                .help("take the line away"),
        )
    });
}
