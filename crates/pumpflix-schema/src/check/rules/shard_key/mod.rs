//! Rules about shard keys.

pub(crate) mod no_fields;
pub(crate) mod optional;
pub(crate) mod preview;
pub(crate) mod several;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[no_fields::PAGE, optional::PAGE, preview::PAGE, several::PAGE];
