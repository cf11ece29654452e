//! Names in Rust: the only place that makes them.
//!
//! - Types and variants are in `UpperCamelCase`, fields and modules in `snake_case`.
//! - A keyword becomes a raw identifier (`r#type`); the four that cannot be raw (`self`, `Self`, `super`,
//!   `crate`) and a lone `_` get an underscore behind.
//! - A type that shares its name with something of the prelude (`Option`, `String`) keeps it: generated code
//!   names everything else by its full path.
//! - Names that generated code needs for itself, `Db` and its module `db`, get an underscore behind.

use std::borrow::Cow;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Keywords of every edition, also those that are only reserved, which can be raw identifiers.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// Types that generated code has beside the models.
const OUR_TYPES: &[&str] = &["Db"];

/// Modules that generated code has beside those of the models.
const OUR_MODULES: &[&str] = &["db"];

/// The struct of a model, or the type of an enum.
#[must_use]
pub fn type_name(name: &str) -> String {
    let name = identifier(name.to_upper_camel_case());
    if OUR_TYPES.contains(&name.as_str()) { name + "_" } else { name }
}

/// The variant of an enum's value.
#[must_use]
pub fn variant_name(name: &str) -> String {
    identifier(name.to_upper_camel_case())
}

/// The field of a struct.
#[must_use]
pub fn field_name(name: &str) -> String {
    identifier(snake(name))
}

/// The module of a model.
#[must_use]
pub fn module_name(name: &str) -> String {
    let name = identifier(snake(name));
    if OUR_MODULES.contains(&name.as_str()) { name + "_" } else { name }
}

/// The selector of several fields: `org_id_user_id`, without keywords' marks.
pub(crate) fn selector_name<'n>(fields: impl Iterator<Item = &'n str>) -> String {
    fields.map(bare).collect::<Vec<_>>().join("_")
}

fn bare(name: &str) -> Cow<'_, str> {
    let snake = snake(name);
    if snake.is_empty() { Cow::Borrowed(name) } else { Cow::Owned(snake) }
}

/// The name in `snake_case`, as heck makes it: most names are short and of ASCII, and there are many of them.
///
/// A word begins behind what is neither letter nor digit, at a capital behind a small letter, and at a capital before
/// a small letter where the one behind it is also a capital. A digit counts as what stands before it.
fn snake(name: &str) -> String {
    if !name.is_ascii() {
        return name.to_snake_case();
    }
    let mut snake = String::with_capacity(name.len() + 4);
    let (mut after_small, mut after_capital, mut after_gap) = (false, false, false);
    let mut bytes = name.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if !byte.is_ascii_alphanumeric() {
            (after_small, after_capital, after_gap) = (false, false, true);
            continue;
        }
        let is_capital = byte.is_ascii_uppercase();
        let before_small = bytes.peek().is_some_and(u8::is_ascii_lowercase);
        let begins = after_gap || (is_capital && (after_small || (after_capital && before_small)));
        if begins && !snake.is_empty() {
            snake.push('_');
        }
        after_gap = false;
        if !byte.is_ascii_digit() {
            (after_small, after_capital) = (!is_capital, is_capital);
        }
        snake.push(char::from(byte.to_ascii_lowercase()));
    }
    snake
}

fn identifier(name: String) -> String {
    if name.is_empty() {
        return "__".to_owned();
    }
    if NEVER_RAW.contains(&name.as_str()) {
        return name + "_";
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{name}");
    }
    if KEYWORDS.binary_search(&name.as_str()).is_ok() { format!("r#{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn snake_case_is_that_of_heck(name in "[a-cA-C0-1_ é-]{0,12}") {
            prop_assert_eq!(snake(&name), name.to_snake_case());
        }
    }

    #[test]
    fn keywords_can_be_searched() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn names_are_of_rust() {
        assert_eq!(type_name("user_profile"), "UserProfile");
        assert_eq!(type_name("self"), "Self_");
        assert_eq!(type_name("Option"), "Option");
        assert_eq!(type_name("Db"), "Db_");
        assert_eq!(type_name("HTTPRequest"), "HttpRequest");
        assert_eq!(field_name("createdAt"), "created_at");
        assert_eq!(field_name("type"), "r#type");
        assert_eq!(field_name("crate"), "crate_");
        assert_eq!(module_name("Super"), "super_");
        assert_eq!(module_name("Match"), "r#match");
        assert_eq!(variant_name("IN_PROGRESS"), "InProgress");
        assert_eq!(variant_name("Self"), "Self_");
        assert_eq!(selector_name(["orgId", "type"].into_iter()), "org_id_type");
    }
}
