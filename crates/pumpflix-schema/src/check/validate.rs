//! The rules about the schema as a whole: a table of contents.

use super::draft::Draft;
use super::out::Out;
use super::relations::Group;
use super::{constraints, natives, rules};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::RelationKind;
use crate::source::Span;

/// Applies every rule to a draft in which all names, types and attributes are resolved.
pub(crate) fn run(draft: &Draft<'_>, groups: &[Group], out: &mut Out<'_>) {
    if let Some(ambiguous) = rules::relation::ambiguous::find(draft, groups) {
        ambiguous_relation(draft, ambiguous, out);
        return;
    }
    out.release_later();
    for finding in draft.config.datasource.iter().flat_map(|datasource| &datasource.later) {
        out.push(finding.clone());
    }
    names(draft, out);
    types(draft, out);
    schemas(draft, out);
    models(draft, out);
    views(draft, out);
    keys(draft, out);
    relation_fields(draft, out);
    rules::relation::missing_opposite::check(draft, groups, out);
    relations(draft, out);
}

/// Says that a relation is ambiguous, and what can be said all the same: the reference goes from model to model, and
/// in each from names and keys to relations, and stops at the ambiguous field.
fn ambiguous_relation(draft: &Draft<'_>, ambiguous: Diagnostic, out: &mut Out<'_>) {
    let of_model = |span: &Span| ambiguous.span >= *span && ambiguous.span.end <= span.end;
    let end = draft.models.iter().map(|m| m.block.span).find(of_model).map_or(ambiguous.span.end, |m| m.end);
    let end = Span { start: end, ..ambiguous.span };
    let found = |rules: &[fn(&Draft<'_>, &mut Out<'_>)]| {
        let mut found = Out::new(out.sources);
        for rule in rules {
            rule(draft, &mut found);
        }
        found.diagnostics
    };
    let about_models = found(&[names, types, schemas, models, views, keys]);
    let about_relations = found(&[relation_fields]);
    let before = about_models.into_iter().filter(|finding| finding.span < end);
    let before = before.chain(about_relations.into_iter().filter(|finding| finding.span < ambiguous.span));
    let before: Vec<_> = before.filter(|finding| finding.severity == Severity::Error).collect();
    for finding in before {
        out.push(finding);
    }
    out.push(ambiguous);
}

fn names(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::name::duplicate_table::check(draft, out);
    rules::name::duplicate_enum_type::check(draft, out);
    rules::name::rust_collision::check(draft, out);
    let constraints = constraints::all(draft);
    rules::constraint::clash::check(draft, &constraints, out);
    rules::constraint::too_long::check(draft, &constraints, out);
    rules::constraint::named_primary_key::check(draft, out);
    rules::constraint::named_default::check(draft, out);
}

fn models(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::model::no_key::check(draft, out);
    rules::model::bytes_id::check(draft, out);
    natives::check(draft, out);
    rules::default::autoincrement_int::check(draft, out);
    rules::default::autoincrement_several::check(draft, out);
    rules::default::autoincrement_not_id::check(draft, out);
    rules::default::autoincrement_not_indexed::check(draft, out);
}

fn types(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::types::composite::check(draft, out);
    rules::types::composite_cycle::check(draft, out);
    rules::types::enum_not_supported::check(draft, out);
    rules::types::list_not_supported::check(draft, out);
    rules::types::json_not_supported::check(draft, out);
    rules::types::json_list_not_supported::check(draft, out);
}

fn schemas(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::schemas::not_supported::check(draft, out);
    rules::schemas::unknown::check(draft, out);
    rules::schemas::missing::check(draft, out);
}

fn views(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::view::preview::check(draft, out);
    rules::view::id::check(draft, out);
    rules::view::index::check(draft, out);
    rules::view::unique_argument::check(draft, out);
}

fn keys(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::key::no_fields::check(draft, out);
    rules::shard_key::preview::check(draft, out);
    rules::key::selector_is_field::check(draft, out);
    rules::key::selector_is_made_like_field::check(draft, out);
    rules::key::selector_twice::check(draft, out);
    rules::key::length::check(draft, out);
    rules::key::sort::check(draft, out);
    rules::key::clustered::check(draft, out);
    rules::partial_index::not_supported::check(draft, out);
    rules::partial_index::preview::check(draft, out);
    rules::key::fulltext::check(draft, out);
    rules::key::index_type::check(draft, out);
    rules::key::type_for_column::check(draft, out);
    rules::key::operator_class::check(draft, out);
    rules::key::column_type::check(draft, out);
}

fn relation_fields(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::relation::ignored_target::check(draft, out);
    rules::relation::action_not_supported::check(draft, out);
    rules::relation::set_default_on_mysql::check(draft, out);
    rules::relation::named_foreign_key::check(draft, out);
}

fn relations(draft: &Draft<'_>, out: &mut Out<'_>) {
    rules::relation::cycle::check(draft, out);
    rules::relation::several_paths::check(draft, out);
    for relation in &draft.relations {
        match relation.kind {
            RelationKind::ManyToMany => {
                rules::relation::many_to_many_view::check(draft, relation, out);
                rules::relation::many_to_many_id::check(draft, relation, out);
                rules::relation::many_to_many_arguments::check(draft, relation, out);
                continue;
            }
            RelationKind::OneToMany => {
                rules::relation::no_key::check(draft, relation, out);
                rules::relation::key_on_list::check(draft, relation, out);
            }
            RelationKind::OneToOne => {
                rules::relation::no_key::check(draft, relation, out);
                rules::relation::key_on_both::check(draft, relation, out);
                rules::relation::actions_on_wrong_side::check(draft, relation, out);
                rules::relation::one_to_one_not_unique::check(draft, relation, out);
                rules::relation::split_key::check(draft, relation, out);
                rules::relation::both_required::check(draft, relation, out);
                rules::relation::key_on_optional_side::check(draft, relation, out);
            }
        }
        rules::relation::key_length::check(draft, relation, out);
        rules::relation::optional_key::check(draft, relation, out);
        rules::relation::references_not_unique::check(draft, relation, out);
        rules::relation::key_type::check(draft, relation, out);
        rules::relation::set_null_on_required::check(draft, relation, out);
        rules::relation::no_index::check(draft, relation, out);
    }
}
