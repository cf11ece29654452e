//! A hyphen in a name.

use crate::diagnostics::Diagnostic;
use crate::rule::RulePage;
use crate::source::Span;
use heck::{ToLowerCamelCase, ToUpperCamelCase};

pub(crate) const PAGE: RulePage = RulePage {
    code: "pumpflix::name::hyphen",
    why: "Names become identifiers in the client, where a hyphen is a minus sign.",
    wrong: "model user-account {
  id Int @id
}",
    right: r#"model UserAccount {
  id Int @id

  @@map("user-account")
}"#,
};

pub(crate) fn finding(span: Span, noun: &str, name: &str) -> Diagnostic {
    Diagnostic::error(PAGE.code, span, format!("the name of the {noun} `{name}` has a hyphen"))
        .label("not allowed in a name")
        .help(match noun {
            "field" => format!(
                "write `{}`, and `@map(\"{name}\")` if the column is called so",
                name.to_lower_camel_case()
            ),
            "value" => format!(
                "write `{}`, and `@map(\"{name}\")` if the database has it so",
                name.replace('-', "_")
            ),
            "extension" => "write the words together, and give the database's name with `map:`".to_owned(),
            _ => format!(
                "write `{}`, and `@@map(\"{name}\")` if the table is called so",
                name.to_upper_camel_case()
            ),
        })
}
