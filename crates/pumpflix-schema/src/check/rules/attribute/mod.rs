//! Rules about attributes.

pub(crate) mod duplicate;
pub(crate) mod unknown;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[duplicate::PAGE, unknown::PAGE];
