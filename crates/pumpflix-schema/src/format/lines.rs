//! What a file is made of for the formatter: blocks of lines, and whatever stands between them.

use std::borrow::Cow;

use super::value::Attribute;

/// A thing at the top level of a file.
#[derive(Debug)]
pub(super) enum Item<'t> {
    /// A block of a kind that is known.
    Block {
        /// `model`, `enum`, …
        keyword: &'t str,
        /// Its name.
        name: &'t str,
        /// What stands between the braces.
        lines: Vec<Line<'t>>,
    },
    /// Comments on adjoining lines.
    Comments(Vec<Comment<'t>>),
    /// The rest of a line, and all empty lines after it.
    Blank,
    /// Text that is kept as it stands, its newline included where it has one.
    Verbatim(&'t str),
}

/// A line of a block.
#[derive(Debug)]
pub(super) enum Line<'t> {
    /// A field, an enum value or a property: cells that line up with those of its neighbours.
    Entry {
        /// The cells from left to right; an empty one keeps its place.
        cells: Vec<Cow<'t, str>>,
        /// The comment at its end, or nothing.
        trailing: &'t str,
    },
    /// A block attribute.
    Attribute {
        /// The attribute, without its `@@`.
        attribute: Attribute,
        /// The comment at its end, or nothing.
        trailing: &'t str,
    },
    /// Comments on adjoining lines.
    Comments(Vec<Comment<'t>>),
    /// One or more empty lines.
    Blank,
    /// A line that makes no sense here, without its newline; it is kept as it stands.
    Verbatim(&'t str),
}

/// A comment that stands alone.
#[derive(Debug)]
pub(super) enum Comment<'t> {
    /// To the end of its line, slashes included.
    Line(&'t str),
    /// What stands between `/*` and `*/`.
    Enclosed(&'t str),
}

impl Item<'_> {
    /// Some of it is not understood.
    pub(super) fn has_verbatim(&self) -> bool {
        match self {
            Self::Block { lines, .. } => lines.iter().any(|line| matches!(line, Line::Verbatim(_))),
            Self::Verbatim(_) => true,
            Self::Comments(_) | Self::Blank => false,
        }
    }
}
