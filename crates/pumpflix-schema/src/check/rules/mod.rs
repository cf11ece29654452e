//! The rules, one file each, grouped by what they are about.

pub(crate) mod argument;
pub(crate) mod attribute;
pub(crate) mod constraint;
pub(crate) mod datasource;
pub(crate) mod default;
pub(crate) mod enum_value;
pub(crate) mod field;
pub(crate) mod generator;
pub(crate) mod key;
pub(crate) mod model;
pub(crate) mod name;
pub(crate) mod native;
pub(crate) mod partial_index;
pub(crate) mod property;
pub(crate) mod relation;
pub(crate) mod schemas;
pub(crate) mod shard_key;
pub(crate) mod types;
pub(crate) mod view;

use crate::rule::RulePage;

/// The pages of every folder.
pub(crate) const PAGES: &[&[RulePage]] = &[
    argument::PAGES,
    attribute::PAGES,
    constraint::PAGES,
    datasource::PAGES,
    default::PAGES,
    enum_value::PAGES,
    field::PAGES,
    generator::PAGES,
    key::PAGES,
    model::PAGES,
    name::PAGES,
    native::PAGES,
    partial_index::PAGES,
    property::PAGES,
    relation::PAGES,
    schemas::PAGES,
    shard_key::PAGES,
    types::PAGES,
    view::PAGES,
];
