//! Rules about types.

pub(crate) mod empty_enum;
pub(crate) mod unknown;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[empty_enum::PAGE, unknown::PAGE];
