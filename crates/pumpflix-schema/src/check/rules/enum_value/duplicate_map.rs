//! Two values of an enum that are one in the database.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use foldhash::HashMap;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::enum_value::duplicate_map",
    why: "The database refuses a type that lists a value twice, or the client could not tell which of the two it has read. Prisma does not look.",
    wrong: r#"enum Role {
  ADMIN @map("a")
  OWNER @map("a")
}"#,
    right: r#"enum Role {
  ADMIN @map("a")
  OWNER @map("o")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    for enum_ in &draft.enums {
        let mut seen: HashMap<&str, Span> = HashMap::default();
        for value in &enum_.values {
            let db_name = value.map.as_ref().map_or(value.name, |map| &*map.text);
            if let Some(first) = seen.get(db_name) {
                out.push(
                    Diagnostic::warning(
                        PAGE.code,
                        value.ast.span,
                        format!("two values of `{}` are both `{db_name}` in the database", enum_.name),
                    )
                    .label("the second one")
                    .related(*first, "the first one")
                    .help("give one of them another name with `@map`"),
                );
            } else {
                seen.insert(db_name, value.ast.span);
            }
        }
    }
}
