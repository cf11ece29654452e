//! Rules about native types.

pub(crate) mod argument_count;
pub(crate) mod argument_kind;
pub(crate) mod bit_as_boolean;
pub(crate) mod precision;
pub(crate) mod range;
pub(crate) mod scale;
pub(crate) mod scope;
pub(crate) mod unknown;
pub(crate) mod wrong_scalar;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    argument_count::PAGE,
    argument_kind::PAGE,
    bit_as_boolean::PAGE,
    precision::PAGE,
    range::PAGE,
    scale::PAGE,
    scope::PAGE,
    unknown::PAGE,
    wrong_scalar::PAGE,
];
