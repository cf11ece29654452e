//! Tokens as text for people.
//!
//! The pretty printer puts no blank lines between items; [`space_out`] puts them back.

use proc_macro2::TokenStream;

/// A file: the header line and the items.
pub(crate) fn file(header: &str, items: TokenStream) -> String {
    // Emitters make whole items; should one not, the compiler of the user says where.
    let text = syn::parse2(items)
        .map_or_else(|e| e.to_compile_error().to_string(), |file| prettyplease::unparse(&file));
    format!("{header}{}", space_out(&text))
}

/// The text with a blank line between items, and between the functions of a block.
///
/// It looks at lines only: an item or function ends with a line that is `}` or ends with `{}` or `;` at its own
/// depth, and the next begins with the line after that. Imports, modules and one-line items without
/// documentation stay together.
fn space_out(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 32);
    let mut before: Option<&str> = None;
    for line in text.lines() {
        if before.is_some_and(|before| apart(before, line)) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        before = Some(line);
    }
    spaced
}

/// A blank line belongs between the two.
fn apart(before: &str, line: &str) -> bool {
    let (depth, bare) = depth(line);
    let (depth_before, bare_before) = self::depth(before);
    if depth != depth_before || depth > 1 || bare.is_empty() || bare_before.is_empty() {
        return false;
    }
    let inner = |text: &str| text.starts_with("//!") || text.starts_with("#![");
    if inner(bare_before) {
        return bare_before.starts_with("//!") != bare.starts_with("//!") || !inner(bare);
    }
    if bare_before == ")]" && bare.starts_with("use ") {
        return true;
    }
    let comment = bare_before.starts_with("//");
    let ends_block = !comment && (bare_before == "}" || bare_before.ends_with("{}"));
    let ends_line = !comment && bare_before.ends_with(';');
    let together = ["use ", "pub use ", "pub mod ", "mod ", "const ", "type "];
    let same = together.iter().any(|word| bare.starts_with(word) && bare_before.starts_with(word));
    let closes = bare.starts_with('}') || bare.starts_with(')') || bare.starts_with(']');
    !closes && !same && (ends_block || ends_line)
}

/// How deep a line is indented, in steps of four blanks, and the line without them.
fn depth(line: &str) -> (usize, &str) {
    let bare = line.trim_start();
    ((line.len() - bare.len()) / 4, bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CROWDED: &str = "\
//! The head.
#![allow(
    x,
)]
use a::b;
use c::d;
/// An item.
#[derive(Debug)]
pub struct A {
    /// A field.
    pub a: i32,
    pub b: i32,
}
/// A constant.
pub const B: i32 = 1;
/// A static.
pub static C: &[A] = &[
    A {
        a: 1,
    },
    A { a: 2 },
];
impl T for A {
    const META: u8 = 1;
    type Draft = D;
    type Create = C;
    fn a(&self) {
        let x = 1;
        x
    }
    fn b(&self) {}
    /// A third.
    fn c(&self) {
        if a {
            b;
        }
        c;
    }
}
";

    const SPACED: &str = "\
//! The head.

#![allow(
    x,
)]

use a::b;
use c::d;

/// An item.
#[derive(Debug)]
pub struct A {
    /// A field.
    pub a: i32,
    pub b: i32,
}

/// A constant.
pub const B: i32 = 1;

/// A static.
pub static C: &[A] = &[
    A {
        a: 1,
    },
    A { a: 2 },
];

impl T for A {
    const META: u8 = 1;

    type Draft = D;
    type Create = C;

    fn a(&self) {
        let x = 1;
        x
    }

    fn b(&self) {}

    /// A third.
    fn c(&self) {
        if a {
            b;
        }
        c;
    }
}
";

    #[test]
    fn blank_lines_come_back() {
        assert_eq!(space_out(CROWDED), SPACED);
        assert_eq!(space_out(SPACED), SPACED);
    }
}
