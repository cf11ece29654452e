//! Rules about generator blocks.

pub(crate) mod databases;
pub(crate) mod duplicate;
pub(crate) mod no_provider;
pub(crate) mod renamed_preview;
pub(crate) mod stable_preview;
pub(crate) mod unknown_preview;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    databases::PAGE,
    duplicate::PAGE,
    no_provider::PAGE,
    renamed_preview::PAGE,
    stable_preview::PAGE,
    unknown_preview::PAGE,
];
