//! Rules about propertys.

pub(crate) mod duplicate;
pub(crate) mod no_value;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[duplicate::PAGE, no_value::PAGE];
