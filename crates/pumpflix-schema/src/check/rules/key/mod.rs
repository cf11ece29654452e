//! Rules about keys.

pub(crate) mod clustered;
pub(crate) mod column_type;
pub(crate) mod empty_name;
pub(crate) mod float_id;
pub(crate) mod fulltext;
pub(crate) mod fulltext_type;
pub(crate) mod hash_columns;
pub(crate) mod id_and_block_id;
pub(crate) mod index_type;
pub(crate) mod json_column;
pub(crate) mod length;
pub(crate) mod name_and_map;
pub(crate) mod no_fields;
pub(crate) mod operator_class;
pub(crate) mod optional_id;
pub(crate) mod optional_in_id;
pub(crate) mod redundant;
pub(crate) mod relation_field;
pub(crate) mod repeated_field;
pub(crate) mod selector_is_field;
pub(crate) mod selector_is_made_like_field;
pub(crate) mod selector_name;
pub(crate) mod selector_twice;
pub(crate) mod several_ids;
pub(crate) mod single_field_id;
pub(crate) mod sort;
pub(crate) mod sort_order;
pub(crate) mod type_for_column;
pub(crate) mod unknown_field;
pub(crate) mod unknown_option;
pub(crate) mod unknown_type;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    clustered::PAGE,
    column_type::PAGE,
    empty_name::PAGE,
    float_id::PAGE,
    fulltext::PAGE,
    fulltext_type::PAGE,
    hash_columns::PAGE,
    id_and_block_id::PAGE,
    index_type::PAGE,
    json_column::PAGE,
    length::PAGE,
    name_and_map::PAGE,
    no_fields::PAGE,
    operator_class::PAGE,
    optional_id::PAGE,
    optional_in_id::PAGE,
    redundant::PAGE,
    relation_field::PAGE,
    repeated_field::PAGE,
    selector_is_field::PAGE,
    selector_is_made_like_field::PAGE,
    selector_name::PAGE,
    selector_twice::PAGE,
    several_ids::PAGE,
    single_field_id::PAGE,
    sort::PAGE,
    sort_order::PAGE,
    type_for_column::PAGE,
    unknown_field::PAGE,
    unknown_option::PAGE,
    unknown_type::PAGE,
];
