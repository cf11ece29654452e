//! Rules about types.

pub(crate) mod composite;
pub(crate) mod composite_attribute;
pub(crate) mod composite_cycle;
pub(crate) mod empty_enum;
pub(crate) mod empty_unsupported;
pub(crate) mod enum_not_supported;
pub(crate) mod json_list_not_supported;
pub(crate) mod json_not_supported;
pub(crate) mod list_not_supported;
pub(crate) mod unknown;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    composite::PAGE,
    composite_attribute::PAGE,
    composite_cycle::PAGE,
    empty_enum::PAGE,
    empty_unsupported::PAGE,
    enum_not_supported::PAGE,
    json_list_not_supported::PAGE,
    json_not_supported::PAGE,
    list_not_supported::PAGE,
    unknown::PAGE,
];
