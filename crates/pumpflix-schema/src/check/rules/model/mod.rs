//! Rules about models.

pub(crate) mod bytes_id;
pub(crate) mod no_key;
pub(crate) mod partial_key;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[bytes_id::PAGE, no_key::PAGE, partial_key::PAGE];
