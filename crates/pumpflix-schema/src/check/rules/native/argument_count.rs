//! Too many or too few arguments of a native type.

use pumpflix_dialect::{NativeArgs, NativeTypeDef};

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::argument_count",
    why: "A native type takes as many arguments as its column type does in the database.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model User {
  id  Int    @id
  bio String @db.Text(500)
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model User {
  id  Int    @id
  bio String @db.VarChar(500)
}"#,
};

pub(crate) fn finding(span: Span, def: &NativeTypeDef, given: usize) -> Diagnostic {
    let takes = match def.args {
        NativeArgs::None => "no argument",
        NativeArgs::One => "one argument",
        NativeArgs::OptionalOne | NativeArgs::OptionalOneOrMax => "one argument or none",
        NativeArgs::OptionalTwo => "two arguments or none",
    };
    let name = def.name;
    Diagnostic::error(PAGE.code, span, format!("`{name}` takes {takes}, not {given}")).help(match def.args {
        NativeArgs::None => format!("write `@db.{name}`"),
        NativeArgs::OptionalTwo => format!("write `@db.{name}(10, 2)`"),
        _ => format!("write `@db.{name}(100)`"),
    })
}
