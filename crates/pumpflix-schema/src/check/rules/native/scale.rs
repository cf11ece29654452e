//! More digits behind the point than there are digits.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::scale",
    why: "The first argument is the number of all digits, the second how many of them stand behind the point.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model Item {
  id    Int     @id
  price Decimal @db.Decimal(2, 10)
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model Item {
  id    Int     @id
  price Decimal @db.Decimal(10, 2)
}"#,
};

pub(crate) fn finding(span: Span, name: &str, precision: u32, scale: u32) -> Diagnostic {
    Diagnostic::error(
        PAGE.code,
        span,
        format!("`{name}` has {precision} digits, of which {scale} cannot stand behind the point"),
    )
    .help(format!("the precision comes first: `@db.{name}({scale}, {precision})`"))
}
