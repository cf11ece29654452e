//! A name in the database without letters.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::empty_map",
    why: "No database takes a table, column or value that is called nothing. Prisma does not look.",
    wrong: r#"model User {
  id Int @id @map("")
}"#,
    right: r#"model User {
  id Int @id @map("ident")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    let models =
        draft.models.iter().flat_map(|m| m.map.iter().chain(m.fields.iter().filter_map(|f| f.map.as_ref())));
    let enums =
        draft.enums.iter().flat_map(|e| e.map.iter().chain(e.values.iter().filter_map(|v| v.map.as_ref())));
    for map in models.chain(enums).filter(|map| map.text.is_empty()) {
        out.push(
            Diagnostic::warning(PAGE.code, map.span, "the name in the database is empty")
                .label("expected a name")
                .help("write a name, or take the attribute away"),
        );
    }
}
