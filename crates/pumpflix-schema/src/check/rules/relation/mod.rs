//! Rules about relations.

pub(crate) mod ambiguous;
pub(crate) mod column_attribute;
pub(crate) mod empty_map;
pub(crate) mod empty_name;
pub(crate) mod missing_opposite;
pub(crate) mod names_relation;
pub(crate) mod not_a_relation;
pub(crate) mod unknown_action;
pub(crate) mod unknown_field;
pub(crate) mod unknown_reference;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    ambiguous::PAGE,
    column_attribute::PAGE,
    empty_map::PAGE,
    empty_name::PAGE,
    missing_opposite::PAGE,
    names_relation::PAGE,
    not_a_relation::PAGE,
    unknown_action::PAGE,
    unknown_field::PAGE,
    unknown_reference::PAGE,
];
