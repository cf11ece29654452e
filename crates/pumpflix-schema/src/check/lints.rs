//! Warnings about what the reference accepts although the database will refuse it, or a person surely did not
//! mean it. They never change whether a schema is right, and `/// @allow(code)` silences one: see
//! [`super::allow`].

use super::draft::Draft;
use super::out::Out;
use super::rules::{default, enum_value, field, key, model, name, native, relation, types};

/// A lint: its code and the walk over a draft in which nothing is wrong.
type Lint = (&'static str, fn(&Draft<'_>, &mut Out<'_>));

/// Every lint.
pub(crate) const LINTS: &[Lint] = &[
    (name::empty_map::PAGE.code, name::empty_map::check),
    (name::too_long::PAGE.code, name::too_long::check),
    (name::truncated_clash::PAGE.code, name::truncated_clash::check),
    (name::enum_is_table::PAGE.code, name::enum_is_table::check),
    (enum_value::duplicate_map::PAGE.code, enum_value::duplicate_map::check),
    (types::empty_unsupported::PAGE.code, types::empty_unsupported::check),
    (native::precision::PAGE.code, native::precision::check),
    (field::autoincrement_nullable::PAGE.code, field::autoincrement_nullable::check),
    (field::ignored_required::PAGE.code, field::ignored_required::check),
    (field::rust_type::PAGE.code, field::rust_type::check),
    (field::omit::PAGE.code, field::omit::check),
    (default::int_range::PAGE.code, default::int_range::check),
    (default::text_length::PAGE.code, default::text_length::check),
    (default::generated_text::PAGE.code, default::generated_text::check),
    (default::literal_on_blob::PAGE.code, default::literal_on_blob::check),
    (default::now_on_list::PAGE.code, default::now_on_list::check),
    (model::partial_key::PAGE.code, model::partial_key::check),
    (key::single_field_id::PAGE.code, key::single_field_id::check),
    (key::float_id::PAGE.code, key::float_id::check),
    (key::redundant::PAGE.code, key::redundant::check),
    (key::unknown_option::PAGE.code, key::unknown_option::check),
    (key::json_column::PAGE.code, key::json_column::check),
    (key::hash_columns::PAGE.code, key::hash_columns::check),
    (key::fulltext_type::PAGE.code, key::fulltext_type::check),
    (relation::key_native_type::PAGE.code, relation::key_native_type::check),
    (relation::key_of_several::PAGE.code, relation::key_of_several::check),
    (relation::references_optional::PAGE.code, relation::references_optional::check),
    (relation::references_partial::PAGE.code, relation::references_partial::check),
    (relation::one_to_one_partial::PAGE.code, relation::one_to_one_partial::check),
    (relation::always_present::PAGE.code, relation::always_present::check),
    (relation::set_default_without_default::PAGE.code, relation::set_default_without_default::check),
    (relation::foreign_key_without_index::PAGE.code, relation::foreign_key_without_index::check),
    (relation::map_without_key::PAGE.code, relation::map_without_key::check),
    (relation::join_table_name::PAGE.code, relation::join_table_name::check),
];

/// Looks at a draft in which nothing is wrong.
pub(crate) fn run(draft: &Draft<'_>, out: &mut Out<'_>) {
    for (_, check) in LINTS {
        check(draft, out);
    }
}
