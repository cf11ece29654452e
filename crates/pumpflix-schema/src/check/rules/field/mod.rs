//! Rules about fields.

pub(crate) mod autoincrement_nullable;
pub(crate) mod ignored_required;
pub(crate) mod ignored_twice;
pub(crate) mod ignored_unsupported;
pub(crate) mod omit;
pub(crate) mod rust_type;
pub(crate) mod updated_at_list;
pub(crate) mod updated_at_type;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    autoincrement_nullable::PAGE,
    ignored_required::PAGE,
    ignored_twice::PAGE,
    ignored_unsupported::PAGE,
    omit::PAGE,
    rust_type::PAGE,
    updated_at_list::PAGE,
    updated_at_type::PAGE,
];
