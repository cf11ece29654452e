//! Rules about defaults.

pub(crate) mod autoincrement_int;
pub(crate) mod autoincrement_not_id;
pub(crate) mod autoincrement_not_indexed;
pub(crate) mod autoincrement_several;
pub(crate) mod empty_dbgenerated;
pub(crate) mod format;
pub(crate) mod function_arguments;
pub(crate) mod function_type;
pub(crate) mod generated_text;
pub(crate) mod int_range;
pub(crate) mod integer;
pub(crate) mod list_for_one;
pub(crate) mod literal_on_blob;
pub(crate) mod not_in_enum;
pub(crate) mod now_on_list;
pub(crate) mod one_for_list;
pub(crate) mod text_length;
pub(crate) mod unknown_function;
pub(crate) mod unsupported;
pub(crate) mod wrong_type;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    autoincrement_int::PAGE,
    autoincrement_not_id::PAGE,
    autoincrement_not_indexed::PAGE,
    autoincrement_several::PAGE,
    empty_dbgenerated::PAGE,
    format::PAGE,
    function_arguments::PAGE,
    function_type::PAGE,
    generated_text::PAGE,
    int_range::PAGE,
    integer::PAGE,
    list_for_one::PAGE,
    literal_on_blob::PAGE,
    not_in_enum::PAGE,
    now_on_list::PAGE,
    one_for_list::PAGE,
    text_length::PAGE,
    unknown_function::PAGE,
    unsupported::PAGE,
    wrong_type::PAGE,
];
