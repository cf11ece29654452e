//! An argument of a native type that is not a whole number.

use pumpflix_dialect::{NativeArgs, NativeTypeDef};

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::argument_kind",
    why: "Arguments of native types are lengths and precisions: whole numbers, none of them negative. `Decimal` takes both precision and scale, or neither; the large types of SQL Server also take the word `Max`.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model User {
  id   Int    @id
  name String @db.VarChar("80")
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model User {
  id   Int    @id
  name String @db.VarChar(80)
}"#,
};

pub(crate) fn finding(span: Span, def: &NativeTypeDef, given: &[&str]) -> Diagnostic {
    let name = def.name;
    let given = given.join(", ");
    let (expected, example) = match def.args {
        NativeArgs::OptionalTwo => ("two whole numbers, precision and scale", "10, 2"),
        NativeArgs::OptionalOneOrMax => ("a whole number or `Max`", "100"),
        _ => ("a whole number", "100"),
    };
    let bare = given.trim_matches('"');
    if bare != given && bare.parse::<u32>().is_ok() {
        return Diagnostic::error(PAGE.code, span, format!("`{name}` takes {expected}, not text"))
            .help(format!("without the quotes: `@db.{name}({bare})`"));
    }
    Diagnostic::error(PAGE.code, span, format!("`{name}` takes {expected}, not `{given}`"))
        .help(format!("write for example `@db.{name}({example})`"))
}
