//! A native type on a field of another kind.

use pumpflix_dialect::{NativeTypeDef, Scalar};

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::wrong_scalar",
    why: "The native type says how the database stores the field's values, so it must be able to hold them.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model User {
  id  Int @id
  age Int @db.Text
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model User {
  id  Int @id
  age Int @db.SmallInt
}"#,
};

pub(crate) fn finding<'n>(
    span: Span,
    def: &NativeTypeDef,
    field: &str,
    scalar: Scalar,
    own: impl Iterator<Item = &'n str>,
) -> Diagnostic {
    let holds = def.scalars.iter().map(|s| format!("`{s}`")).collect::<Vec<_>>().join(" or ");
    let own = own.map(|name| format!("`@db.{name}`")).collect::<Vec<_>>().join(", ");
    let finding =
        Diagnostic::error(PAGE.code, span, format!("`{}` cannot hold the `{scalar}` of `{field}`", def.name))
            .label(format!("this is for {holds}"));
    if own.is_empty() { finding } else { finding.help(format!("for `{scalar}` there are {own}")) }
}
