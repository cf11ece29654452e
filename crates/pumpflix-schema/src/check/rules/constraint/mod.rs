//! Rules about constraints.

pub(crate) mod clash;
pub(crate) mod named_default;
pub(crate) mod named_primary_key;
pub(crate) mod too_long;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] =
    &[clash::PAGE, named_default::PAGE, named_primary_key::PAGE, too_long::PAGE];
