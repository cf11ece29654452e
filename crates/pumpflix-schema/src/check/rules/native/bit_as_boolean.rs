//! A boolean in more than one bit.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::bit_as_boolean",
    why: "A boolean is one bit; a MySQL column of several bits holds numbers.",
    wrong: r#"datasource db {
  provider = "mysql"
}

model User {
  id     Int     @id
  active Boolean @db.Bit(8)
}"#,
    right: r#"datasource db {
  provider = "mysql"
}

model User {
  id     Int     @id
  active Boolean @db.Bit(1)
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "a boolean takes exactly one bit")
        .help("write `@db.Bit(1)`, or make the field `Bytes`")
}
