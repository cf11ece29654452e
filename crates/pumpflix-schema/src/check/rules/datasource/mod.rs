//! Rules about the datasource block.

pub(crate) mod env_provider;
pub(crate) mod extension;
pub(crate) mod missing;
pub(crate) mod no_provider;
pub(crate) mod previews;
pub(crate) mod provider;
pub(crate) mod referential_integrity;
pub(crate) mod relation_mode;
pub(crate) mod schemas_duplicate;
pub(crate) mod schemas_empty;
pub(crate) mod schemas_unsupported;
pub(crate) mod several;
pub(crate) mod two_relation_modes;
pub(crate) mod unknown_property;
pub(crate) mod unknown_provider;
pub(crate) mod url;

use crate::rule::RulePage;

/// Every page of this folder.
pub(crate) const PAGES: &[RulePage] = &[
    env_provider::PAGE,
    extension::PAGE,
    missing::PAGE,
    no_provider::PAGE,
    previews::PAGE,
    provider::PAGE,
    referential_integrity::PAGE,
    relation_mode::PAGE,
    schemas_duplicate::PAGE,
    schemas_empty::PAGE,
    schemas_unsupported::PAGE,
    several::PAGE,
    two_relation_modes::PAGE,
    unknown_property::PAGE,
    unknown_provider::PAGE,
    url::PAGE,
];
