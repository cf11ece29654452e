//! Which relation fields belong together, and which side holds the foreign key, also where one side is missing.

use std::collections::HashMap;

use crate::check::draft::{Draft, End, FieldDraft, FieldTy, KeyKind};
use crate::model::Arity;

/// A relation that has a foreign key, as far as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relation {
    /// The model that holds the foreign key.
    pub(super) from: usize,
    /// The model that is referenced.
    pub(super) to: usize,
    /// The relation field of `from`.
    pub(super) forward: Option<End>,
    /// The relation field of `to`.
    pub(super) back: Option<End>,
    /// At most one row stands on either side.
    pub(super) one_to_one: bool,
}

/// All relations that have a foreign key, in the order of their first relation field.
pub(super) fn relations(draft: &Draft<'_>) -> Vec<Relation> {
    let links = || draft.relation_fields().filter(|(end, ..)| !is_composite(draft, end.model));
    let mut groups: HashMap<(usize, usize, Option<&str>), Vec<End>> = HashMap::new();
    for (end, field, target) in links() {
        groups.entry((end.model, target, name(field))).or_default().push(end);
    }
    let opposite = |end: End, field: &FieldDraft<'_>, target| {
        let group = groups.get(&(target, end.model, name(field)))?;
        // A field is not its own opposite.
        group.iter().take(2).copied().find(|other| *other != end)
    };
    links()
        .filter_map(|(end, field, target)| relation(draft, end, target, opposite(end, field, target)))
        .collect()
}

fn is_composite(draft: &Draft<'_>, model: usize) -> bool {
    draft.models.get(model).is_some_and(crate::check::draft::ModelDraft::is_composite)
}

fn name<'d>(field: &'d FieldDraft<'_>) -> Option<&'d str> {
    field.relation.as_ref()?.name.as_ref().map(|name| &*name.text)
}

/// The relation that this field starts; nothing for many-to-many, and for the second field of a pair.
fn relation(draft: &Draft<'_>, end: End, target: usize, opposite: Option<End>) -> Option<Relation> {
    let forward =
        |one_to_one| Relation { from: end.model, to: target, forward: Some(end), back: opposite, one_to_one };
    let columns = |end: End| draft.field(end).relation.as_ref().and_then(|relation| relation.fields.as_ref());
    let Some(other) = opposite else {
        if draft.field(end).arity() == Arity::List {
            let (from, to) = (target, end.model);
            return Some(Relation { from, to, forward: None, back: Some(end), one_to_one: false });
        }
        let model = draft.models.get(end.model)?;
        let is_unique = columns(end)
            .is_some_and(|columns| model.keys_of(KeyKind::Unique).any(|key| key.is_over(&columns.value)));
        return Some(forward(is_unique));
    };
    // Where both sides could hold the foreign key, the one whose names sort first does.
    let is_first = || sort_key(draft, end) <= sort_key(draft, other);
    let one_to_one = match (draft.field(end).arity(), draft.field(other).arity()) {
        (Arity::Required | Arity::Optional, Arity::List) => false,
        (Arity::Required, Arity::Optional) => true,
        (Arity::Required, Arity::Required) if is_first() => true,
        (Arity::Optional, Arity::Optional) if columns(end).is_some() => true,
        (Arity::Optional, Arity::Optional) if columns(other).is_none() && is_first() => true,
        // Many-to-many, or the other side holds the foreign key.
        (Arity::List | Arity::Required | Arity::Optional, _) => return None,
    };
    Some(forward(one_to_one))
}

fn sort_key<'d>(draft: &'d Draft<'_>, end: End) -> (&'d str, &'d str) {
    (draft.models.get(end.model).map_or("", |model| model.name), draft.field(end).name)
}

/// The keys of a model in the order in which one is chosen to be referenced: the primary key first.
pub(super) fn keys<'d>(draft: &'d Draft<'_>, model: usize) -> impl Iterator<Item = Vec<&'d FieldDraft<'d>>> {
    let model = draft.models.get(model);
    let keys = |kind| model.into_iter().flat_map(move |model| model.keys_of(kind));
    let keys = keys(KeyKind::Id).chain(keys(KeyKind::Unique));
    keys.map(move |key| {
        let fields = key.columns.iter().filter_map(|column| model?.fields.get(column.field));
        fields.collect()
    })
}

/// A key can be referenced for sure: no field of it is optional or unknown to the client.
pub(super) fn is_strict(key: &[&FieldDraft<'_>]) -> bool {
    key.iter().all(|field| field.arity() != Arity::Optional && !matches!(field.ty, FieldTy::Unsupported(_)))
}
