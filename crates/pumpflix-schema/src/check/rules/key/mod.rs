//! Rules about keys.

pub(crate) mod empty_name;
pub(crate) mod id_and_block_id;
pub(crate) mod name_and_map;
pub(crate) mod optional_id;
pub(crate) mod optional_in_id;
pub(crate) mod relation_field;
pub(crate) mod repeated_field;
pub(crate) mod selector_name;
pub(crate) mod several_ids;
pub(crate) mod sort_order;
pub(crate) mod unknown_field;
pub(crate) mod unknown_type;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    empty_name::PAGE,
    id_and_block_id::PAGE,
    name_and_map::PAGE,
    optional_id::PAGE,
    optional_in_id::PAGE,
    relation_field::PAGE,
    repeated_field::PAGE,
    selector_name::PAGE,
    several_ids::PAGE,
    sort_order::PAGE,
    unknown_field::PAGE,
    unknown_type::PAGE,
];
