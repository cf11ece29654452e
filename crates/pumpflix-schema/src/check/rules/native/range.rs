//! An argument of a native type that is too small or too large.

use pumpflix_dialect::NativeRange;

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::native::range",
    why: "Databases limit the lengths and precisions of their types; a table with a larger one could not be created.",
    wrong: r#"datasource db {
  provider = "postgresql"
}

model Event {
  id Int      @id
  at DateTime @db.Timestamp(9)
}"#,
    right: r#"datasource db {
  provider = "postgresql"
}

model Event {
  id Int      @id
  at DateTime @db.Timestamp(6)
}"#,
};

pub(crate) fn finding(span: Span, name: &str, range: &NativeRange, value: u32) -> Diagnostic {
    let NativeRange { title, min, max } = *range;
    let reach = if max == u32::MAX { format!("at least {min}") } else { format!("from {min} to {max}") };
    Diagnostic::error(PAGE.code, span, format!("the {title} {value} of `{name}` is out of range"))
        .label(format!("must be {reach}"))
        .help(format!("the nearest that works is {}", value.clamp(min, max)))
}
