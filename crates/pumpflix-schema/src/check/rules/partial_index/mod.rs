//! Rules about the conditions of partial indexes.

pub(crate) mod empty;
pub(crate) mod field;
pub(crate) mod form;
pub(crate) mod not_supported;
pub(crate) mod preview;
pub(crate) mod raw;
pub(crate) mod value;
pub(crate) mod wrong_type;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    empty::PAGE,
    field::PAGE,
    form::PAGE,
    not_supported::PAGE,
    preview::PAGE,
    raw::PAGE,
    value::PAGE,
    wrong_type::PAGE,
];
