//! The rules of form, one file each; the parser raises them.

pub(crate) mod bracketed_list;
pub(crate) mod escape;
pub(crate) mod field_colon;
pub(crate) mod junk_in_block;
pub(crate) mod junk_line;
pub(crate) mod keywordless_block;
pub(crate) mod merge_conflict;
pub(crate) mod missing_type;
pub(crate) mod nested_block;
pub(crate) mod nesting;
pub(crate) mod optional_list;
pub(crate) mod required_mark;
pub(crate) mod type_alias;
pub(crate) mod unclosed_block;
pub(crate) mod unicode_escape;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    bracketed_list::PAGE,
    escape::PAGE,
    field_colon::PAGE,
    junk_in_block::PAGE,
    junk_line::PAGE,
    keywordless_block::PAGE,
    merge_conflict::PAGE,
    missing_type::PAGE,
    nested_block::PAGE,
    nesting::PAGE,
    optional_list::PAGE,
    required_mark::PAGE,
    type_alias::PAGE,
    unclosed_block::PAGE,
    unicode_escape::PAGE,
];
