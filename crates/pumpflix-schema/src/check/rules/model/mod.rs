//! Rules about models.

pub(crate) mod no_key;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[no_key::PAGE];
