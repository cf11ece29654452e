//! A connection that is neither text nor a variable of the environment.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::datasource::url",
    why: "A connection is written out in quotes or taken from a variable of the environment, whose name stands in quotes.",
    wrong: "datasource db {
  provider = \"postgresql\"
  url      = env(DATABASE_URL)
}",
    right: r#"datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}"#,
};

pub(crate) fn finding(span: Span, key: &str, given: &str) -> Diagnostic {
    let variable = given.trim_start_matches("process.env.").trim_start_matches("env(").trim_end_matches(')');
    let variable = variable.trim_matches(['"', '\'']);
    let is_name = !variable.is_empty() && variable.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let variable = if is_name { variable } else { "DATABASE_URL" };
    Diagnostic::error(PAGE.code, span, format!("`{key}` is text in quotes or `env(\"…\")`"))
        .label("not a connection")
        .help(format!("write `{key} = env(\"{variable}\")`"))
}
