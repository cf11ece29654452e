//! A number in a column type that the database refuses.

use crate::check::draft::Draft;
use crate::check::out::Out;
use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use pumpflix_dialect::Dialect;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::precision",
    why: "A text of length 0 is no column, and MySQL counts at most six digits behind a second. Prisma does not look at these numbers.",
    wrong: "model User {
  id   Int    @id
  name String @db.VarChar(0)
}",
    right: "model User {
  id   Int    @id
  name String @db.VarChar(80)
}",
};

pub(crate) fn check(draft: &Draft<'_>, out: &mut Out<'_>) {
    if !draft.own {
        return;
    }
    for field in draft.models.iter().flat_map(|m| &m.fields) {
        let Some(native) = &field.native else { continue };
        let Some(number) =
            native.arguments.first().and_then(|a| draft.text(a.span).trim().parse::<u32>().ok())
        else {
            continue;
        };
        let Some((least, most)) = range(draft.dialect, native.name) else { continue };
        if (least..=most).contains(&number) {
            continue;
        }
        let help =
            if number < least { format!("write at least {least}") } else { format!("write at most {most}") };
        out.push(
            Diagnostic::warning(
                PAGE.code,
                native.span,
                format!("{} does not make a column `{}({number})`", draft.dialect, native.name),
            )
            .label("refused")
            .help(help),
        );
    }
}

/// What the database takes where the reference takes any number. Sources: the manuals, chapters on data types.
fn range(dialect: Dialect, native: &str) -> Option<(u32, u32)> {
    match (dialect, native) {
        (Dialect::MySql, "DateTime" | "Time" | "Timestamp") => Some((0, 6)),
        (Dialect::Postgres, "VarChar" | "Char") => Some((1, 10_485_760)),
        (Dialect::CockroachDb, "String" | "Char") => Some((1, u32::MAX)),
        (Dialect::SqlServer, "VarChar" | "NVarChar" | "Char" | "NChar" | "Binary" | "VarBinary") => {
            Some((1, u32::MAX))
        }
        _ => None,
    }
}
