//! Rules about the arguments of attributes and functions.

pub(crate) mod duplicate;
pub(crate) mod missing;
pub(crate) mod no_value;
pub(crate) mod several_unnamed;
pub(crate) mod trailing_comma;
pub(crate) mod unknown;
pub(crate) mod wrong_kind;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    duplicate::PAGE,
    missing::PAGE,
    no_value::PAGE,
    several_unnamed::PAGE,
    trailing_comma::PAGE,
    unknown::PAGE,
    wrong_kind::PAGE,
];
