//! A default of another type than the field.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use pumpflix_dialect::Scalar;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::default::wrong_type",
    why: "The default is a value of the column.",
    wrong: r#"model Post {
  id    Int    @id
  views Int    @default("0")
}"#,
    right: "model Post {
  id    Int    @id
  views Int    @default(0)
}",
};

pub(crate) fn finding(span: Span, field: &str, scalar: Scalar, given: &str) -> Diagnostic {
    let expected = match scalar {
        Scalar::String => "text in quotes",
        Scalar::Boolean => "`true` or `false`",
        Scalar::Int | Scalar::BigInt => "a whole number",
        Scalar::Float => "a number",
        Scalar::Decimal => "a number, also in quotes",
        Scalar::DateTime => "a point in time in quotes, or `now()`",
        Scalar::Json => "a JSON document in quotes",
        Scalar::Bytes => "base64 in quotes",
    };
    let finding = Diagnostic::error(PAGE.code, span, format!("the default of `{field}` is no {scalar}"))
        .label(format!("expected {expected}"));
    if given == "null" {
        return finding.help("an optional field without a default is null; take the attribute away");
    }
    let bare = given.trim_matches('"');
    match scalar {
        Scalar::String | Scalar::Json | Scalar::Bytes if bare == given => {
            finding.help(format!("in quotes: `\"{given}\"`"))
        }
        Scalar::DateTime if given == "now" => finding.help("did you mean `now()`?"),
        Scalar::Boolean if matches!(bare.to_ascii_lowercase().as_str(), "true" | "false") => {
            finding.help(format!("without quotes, in small letters: `{}`", bare.to_ascii_lowercase()))
        }
        Scalar::Int | Scalar::BigInt | Scalar::Float if bare != given && bare.parse::<f64>().is_ok() => {
            finding.help(format!("without the quotes: `{bare}`"))
        }
        _ => finding,
    }
}
