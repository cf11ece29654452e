//! Two names that PostgreSQL cuts to one.

use foldhash::HashMap;

use pumpflix_dialect::Dialect;

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::check::tables;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::truncated_clash",
    why: "PostgreSQL keeps the first 63 bytes of a name. Two tables, columns or types that differ only behind them are one to it, and the second cannot be made. Prisma does not look.",
    wrong: r#"model Letter {
  id       Int       @id
  sent     DateTime? @map("the_moment_in_which_the_person_has_been_told_about_it_for_the_first_time")
  reminded DateTime? @map("the_moment_in_which_the_person_has_been_told_about_it_for_the_first_reminder")
}"#,
    right: r#"model Letter {
  id       Int       @id
  sent     DateTime? @map("told_at")
  reminded DateTime? @map("reminded_at")
}"#,
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if draft.dialect != Dialect::Postgres {
        return;
    }
    let limit = draft.dialect.facts().max_identifier;
    let mut types = Cut::new("tables", limit);
    for table in &tables::all(draft) {
        types.see(table.schema, &table.name, table.span, out);
    }
    let mut enums = Cut::new("enums", limit);
    for enum_ in &draft.enums {
        let span = enum_.map.as_ref().map_or(enum_.block.name.span, |map| map.span);
        enums.see(enum_.db_schema.as_ref().map_or("", |s| &*s.text), enum_.db_name(), span, out);
    }
    for model in draft.models.iter().filter(|m| !m.is_composite()) {
        let mut columns = Cut::new("columns", limit);
        for field in model.fields.iter().filter(|f| f.is_column()) {
            let span = field.map.as_ref().map_or(field.ast.name.span, |map| map.span);
            columns.see("", field.db_name(), span, out);
        }
    }
}

/// Names of one space as PostgreSQL keeps them, each with what it was and where.
struct Cut {
    what: &'static str,
    limit: usize,
    seen: HashMap<(String, String), (String, Span)>,
}

impl Cut {
    fn new(what: &'static str, limit: usize) -> Self {
        Self { what, limit, seen: HashMap::default() }
    }

    /// Only a name that fills the limit can be the cut form of another one.
    fn see(&mut self, schema: &str, name: &str, span: Span, out: &mut Out<'_>) {
        let kept = &name[..name.floor_char_boundary(self.limit)];
        // A character of four bytes may leave three unused.
        if name.len() + 3 < self.limit {
            return;
        }
        let key = (schema.to_owned(), kept.to_owned());
        match self.seen.get(&key) {
            Some((other, _)) if other == name => {}
            Some((_, first)) => out.push(
                Diagnostic::warning(
                    PAGE.code,
                    span,
                    format!("PostgreSQL cuts the names of two {} to `{kept}`", self.what),
                )
                .label("the second one")
                .related(*first, "the first one")
                .help("give one of them a shorter name with `@map` or `@@map`"),
            ),
            None => {
                self.seen.insert(key, (name.to_owned(), span));
            }
        }
    }
}
