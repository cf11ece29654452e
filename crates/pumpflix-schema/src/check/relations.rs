//! The fifth pass: relation fields find their opposites.
//!
//! Two fields belong together when each one's type is the other's model and both give the relation the same
//! name, or none. Fields that find none, or too many, stay alone; the rules report them.

use foldhash::HashMap;

use super::draft::{Draft, End, RelationDraft};
use crate::model::{Arity, RelationKind};

/// Fields of one pair of models that give the relation one name.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// Fields of the model that comes first in the schema; of a self relation, all fields.
    pub(crate) near: Vec<End>,
    /// Fields of the other model.
    pub(crate) far: Vec<End>,
    /// It relates a model to itself.
    pub(crate) own: bool,
    /// The relation has a name.
    pub(crate) named: bool,
}

/// The groups, in the order of their first field.
pub(crate) fn groups(draft: &Draft<'_>) -> Vec<Group> {
    let mut index: HashMap<(usize, usize, &str), usize> = HashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    for (end, field, target) in draft.relation_fields() {
        let name = field.relation.as_ref().and_then(|r| r.name.as_ref()).map_or("", |n| &*n.text);
        let (first, second) = (end.model.min(target), end.model.max(target));
        let at = *index.entry((first, second, name)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { own: first == second, named: !name.is_empty(), ..Group::default() });
        }
        if let Some(group) = groups.get_mut(at) {
            if end.model == first { group.near.push(end) } else { group.far.push(end) }
        }
    }
    groups
}

/// Finds the relations.
pub(crate) fn resolve(draft: &mut Draft<'_>) -> Vec<Group> {
    let groups = groups(draft);
    let mut relations = Vec::with_capacity(groups.len());
    for group in &groups {
        let pair = match (group.near.as_slice(), group.far.as_slice()) {
            (&[a, b], []) if group.own => Some((a, b)),
            (&[a], &[b]) => Some((a, b)),
            _ => None,
        };
        if let Some((a, b)) = pair {
            relations.push(relation(draft, a, b));
        }
    }
    relations.sort_by_key(|r| first(r.from, r.to));
    draft.relations = relations;
    groups
}

fn first(a: End, b: End) -> (usize, usize) {
    (a.model, a.field).min((b.model, b.field))
}

fn relation(draft: &Draft<'_>, a: End, b: End) -> RelationDraft {
    let list = |end| draft.field(end).arity() == Arity::List;
    match (list(a), list(b)) {
        (true, true) => {
            let name = |end: End| {
                let model = &draft.models[end.model];
                if a.model == b.model { model.fields[end.field].name } else { model.name }
            };
            let (from, to) = if name(a) <= name(b) { (a, b) } else { (b, a) };
            RelationDraft { kind: RelationKind::ManyToMany, from, to }
        }
        (false, true) => RelationDraft { kind: RelationKind::OneToMany, from: a, to: b },
        (true, false) => RelationDraft { kind: RelationKind::OneToMany, from: b, to: a },
        (false, false) => {
            let (from, to) = if holds_key(draft, a, b) { (a, b) } else { (b, a) };
            RelationDraft { kind: RelationKind::OneToOne, from, to }
        }
    }
}

/// Of the two fields of a one-to-one relation, `a` is the one that ought to have the foreign key: the required
/// one; the one that says `fields` if none is required; the first by name if both are.
fn holds_key(draft: &Draft<'_>, a: End, b: End) -> bool {
    let required = |end| draft.field(end).arity() == Arity::Required;
    match (required(a), required(b)) {
        (true, false) => true,
        (false, true) => false,
        (true, true) => {
            let names = |end: End| (draft.models[end.model].name, draft.field(end).name);
            names(a) <= names(b)
        }
        (false, false) => {
            let holds = |end| draft.attribute(end).is_some_and(|r| r.fields().is_some());
            holds(a) || !holds(b)
        }
    }
}
