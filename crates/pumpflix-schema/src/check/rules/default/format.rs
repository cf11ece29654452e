//! Text that is not in the format of its type.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Scalar;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::format",
    why: "Times, JSON, bytes and decimals are written as text, in one format each.",
    wrong: r#"model Post {
  id    Int    @id
  since DateTime @default("2024-01-01")
}"#,
    right: r#"model Post {
  id    Int    @id
  since DateTime @default("2024-01-01T00:00:00Z")
}"#,
};

pub(crate) fn finding(span: Span, scalar: Scalar, given: &str) -> Diagnostic {
    let (what, example) = match scalar {
        Scalar::DateTime => ("a point in time with its offset, as in RFC 3339", "2024-01-31T12:30:00Z"),
        Scalar::Json => ("a JSON document", r#"{ \"a\": [1, 2] }"#),
        Scalar::Bytes => ("bytes in base64", "aGVsbG8="),
        _ => ("a decimal number", "12.50"),
    };
    let finding = Diagnostic::error(PAGE.code, span, format!("this text is not {what}"));
    if given.ends_with(')') {
        return finding.label("text, and no function").help(format!("without the quotes: `{given}`"));
    }
    finding.label("cannot be read as such").help(format!("write {what}: `\"{example}\"`"))
}
