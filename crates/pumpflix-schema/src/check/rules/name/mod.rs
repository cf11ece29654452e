//! Rules about names.

pub(crate) mod digit;
pub(crate) mod duplicate_block;
pub(crate) mod duplicate_column;
pub(crate) mod duplicate_enum_type;
pub(crate) mod duplicate_field;
pub(crate) mod duplicate_table;
pub(crate) mod duplicate_value;
pub(crate) mod empty_map;
pub(crate) mod enum_is_table;
pub(crate) mod hyphen;
pub(crate) mod reserved;
pub(crate) mod rust_collision;
pub(crate) mod scalar;
pub(crate) mod too_long;
pub(crate) mod truncated_clash;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    digit::PAGE,
    duplicate_block::PAGE,
    duplicate_column::PAGE,
    duplicate_enum_type::PAGE,
    duplicate_field::PAGE,
    duplicate_table::PAGE,
    duplicate_value::PAGE,
    empty_map::PAGE,
    enum_is_table::PAGE,
    hyphen::PAGE,
    reserved::PAGE,
    rust_collision::PAGE,
    scalar::PAGE,
    too_long::PAGE,
    truncated_clash::PAGE,
];
