//! A backslash before a character that needs none.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::syntax::escape",
    why: "The escapes of text are those of JSON; any other backslash is most often a Windows path or a regular expression whose backslashes were not doubled.",
    wrong: r#"generator rust {
  provider = "pumpflix-gen"
  output   = "C:\data"
}"#,
    right: r#"generator rust {
  provider = "pumpflix-gen"
  output   = "C:\\data"
}"#,
};

pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, "this escape means nothing")
        .label(r#"expected `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` or `\uXXXX`"#)
        .help(r"a backslash itself is written `\\`")
}
