//! Rules about views.

pub(crate) mod id;
pub(crate) mod index;
pub(crate) mod preview;
pub(crate) mod unique_argument;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[id::PAGE, index::PAGE, preview::PAGE, unique_argument::PAGE];
