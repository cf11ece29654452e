//! Rules about database schemas.

pub(crate) mod missing;
pub(crate) mod not_supported;
pub(crate) mod unknown;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[missing::PAGE, not_supported::PAGE, unknown::PAGE];
