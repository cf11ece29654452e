//! The rules about the schema as a whole: a table of contents.

use super::draft::Draft;
use super::out::Out;
use super::relations::Group;
use super::rules;

/// Applies every rule to a draft in which all names, types and attributes are resolved.
pub(crate) fn run(draft: &Draft<'_>, groups: &[Group], out: &mut Out<'_>) {
    rules::model::no_key::check(draft, out);
    rules::relation::missing_opposite::check(draft, groups, out);
    rules::relation::ambiguous::check(draft, groups, out);
}
