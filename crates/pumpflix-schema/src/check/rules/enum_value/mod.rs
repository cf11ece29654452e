//! Rules about values of enums.

pub(crate) mod duplicate_map;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[duplicate_map::PAGE];
