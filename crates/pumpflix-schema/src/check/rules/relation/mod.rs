//! Rules about relations.

pub(crate) mod action_not_supported;
pub(crate) mod actions_on_wrong_side;
pub(crate) mod always_present;
pub(crate) mod ambiguous;
pub(crate) mod both_required;
pub(crate) mod column_attribute;
pub(crate) mod cycle;
pub(crate) mod empty_map;
pub(crate) mod empty_name;
pub(crate) mod foreign_key_without_index;
pub(crate) mod ignored_target;
pub(crate) mod join_table_name;
pub(crate) mod key_length;
pub(crate) mod key_native_type;
pub(crate) mod key_of_several;
pub(crate) mod key_on_both;
pub(crate) mod key_on_list;
pub(crate) mod key_on_optional_side;
pub(crate) mod key_type;
pub(crate) mod many_to_many_arguments;
pub(crate) mod many_to_many_id;
pub(crate) mod many_to_many_view;
pub(crate) mod map_without_key;
pub(crate) mod missing_opposite;
pub(crate) mod named_foreign_key;
pub(crate) mod names_relation;
pub(crate) mod no_index;
pub(crate) mod no_key;
pub(crate) mod not_a_relation;
pub(crate) mod one_to_one_not_unique;
pub(crate) mod one_to_one_partial;
pub(crate) mod optional_key;
pub(crate) mod references_not_unique;
pub(crate) mod references_optional;
pub(crate) mod references_partial;
pub(crate) mod repeated_field;
pub(crate) mod set_default_on_mysql;
pub(crate) mod set_default_without_default;
pub(crate) mod set_null_on_required;
pub(crate) mod several_paths;
pub(crate) mod split_key;
pub(crate) mod unknown_action;
pub(crate) mod unknown_field;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    action_not_supported::PAGE,
    actions_on_wrong_side::PAGE,
    always_present::PAGE,
    ambiguous::PAGE,
    both_required::PAGE,
    column_attribute::PAGE,
    cycle::PAGE,
    empty_map::PAGE,
    empty_name::PAGE,
    foreign_key_without_index::PAGE,
    ignored_target::PAGE,
    join_table_name::PAGE,
    key_length::PAGE,
    key_native_type::PAGE,
    key_of_several::PAGE,
    key_on_both::PAGE,
    key_on_list::PAGE,
    key_on_optional_side::PAGE,
    key_type::PAGE,
    many_to_many_arguments::PAGE,
    many_to_many_id::PAGE,
    many_to_many_view::PAGE,
    map_without_key::PAGE,
    missing_opposite::PAGE,
    named_foreign_key::PAGE,
    names_relation::PAGE,
    no_index::PAGE,
    no_key::PAGE,
    not_a_relation::PAGE,
    one_to_one_not_unique::PAGE,
    one_to_one_partial::PAGE,
    optional_key::PAGE,
    references_not_unique::PAGE,
    references_optional::PAGE,
    references_partial::PAGE,
    repeated_field::PAGE,
    set_default_on_mysql::PAGE,
    set_default_without_default::PAGE,
    set_null_on_required::PAGE,
    several_paths::PAGE,
    split_key::PAGE,
    unknown_action::PAGE,
    unknown_field::PAGE,
];
