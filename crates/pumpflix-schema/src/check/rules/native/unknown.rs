//! A native type that the database does not have.

use pumpflix_dialect::{Dialect, Scalar};

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::similar::did_you_mean;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::unknown",
    why: "Every database has column types of its own, and `@db.…` names one of the datasource's. Names are spelled exactly; SQLite has no native types, its columns go by the scalar.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model User {
  id  Int    @id
  bio String @db.LongText
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model User {
  id  Int    @id
  bio String @db.Text
}"#,
};

pub(crate) fn finding(span: Span, dialect: Dialect, name: &str, scalar: Scalar) -> Diagnostic {
    let title = dialect.title();
    let finding = Diagnostic::error(PAGE.code, span, format!("{title} has no native type `{name}`"))
        .label("not known here");
    let types = dialect.native_types();
    if types.is_empty() {
        return finding.help(format!("{title} has no native types at all: take the attribute away"));
    }
    if let Some(near) = did_you_mean(name, types.iter().map(|t| t.name)) {
        return finding.help(format!("did you mean `@db.{near}`?"));
    }
    let fitting: Vec<String> =
        types.iter().filter(|t| t.scalars.contains(&scalar)).map(|t| format!("`{}`", t.name)).collect();
    match fitting.as_slice() {
        [] => finding,
        _ => finding.help(format!("a field of type `{scalar}` can be {}", fitting.join(", "))),
    }
}
