//! Which relation fields belong together, and which side holds the foreign key.

use std::collections::HashMap;

use super::outline::{Link, Outline};
use crate::model::Arity;

/// A relation that has a foreign key, as far as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relation<'o, 'a> {
    /// The model that holds the foreign key.
    pub(super) from: usize,
    /// The model that is referenced.
    pub(super) to: usize,
    /// The relation field of `from`.
    pub(super) forward: Option<&'o Link<'a>>,
    /// The relation field of `to`.
    pub(super) back: Option<&'o Link<'a>>,
    /// At most one row stands on either side.
    pub(super) one_to_one: bool,
}

/// All relations that have a foreign key, in the order of their first relation field.
pub(super) fn relations<'o, 'a>(outline: &'o Outline<'a>) -> Vec<Relation<'o, 'a>> {
    let mut groups: HashMap<(usize, usize, Option<&str>), Vec<&Link<'_>>> = HashMap::new();
    for link in &outline.links {
        groups.entry((link.model, link.target, link.name.as_deref())).or_default().push(link);
    }
    let opposite = |link: &Link<'a>| {
        let group = groups.get(&(link.target, link.model, link.name.as_deref()))?;
        // A field is not its own opposite.
        group.iter().take(2).copied().find(|other| !std::ptr::eq(other.field, link.field))
    };
    outline.links.iter().filter_map(|link| relation(outline, link, opposite(link))).collect()
}

/// The relation that this link starts; nothing for many-to-many, and for the second link of a pair.
fn relation<'o, 'a>(
    outline: &'o Outline<'a>,
    link: &'o Link<'a>,
    opposite: Option<&'o Link<'a>>,
) -> Option<Relation<'o, 'a>> {
    let forward = |one_to_one| Relation {
        from: link.model,
        to: link.target,
        forward: Some(link),
        back: opposite,
        one_to_one,
    };
    let Some(other) = opposite else {
        if link.field.ty.arity == Arity::List {
            let (from, to) = (link.target, link.model);
            return Some(Relation { from, to, forward: None, back: Some(link), one_to_one: false });
        }
        let uniques = outline.models.get(link.model).map(|model| &model.uniques);
        let is_unique = link.fields.as_ref().zip(uniques).is_some_and(|(f, uniques)| uniques.contains(f));
        return Some(forward(is_unique));
    };
    // Where both sides could hold the foreign key, the one whose names sort first does.
    let is_first = || sort_key(outline, link) <= sort_key(outline, other);
    let one_to_one = match (link.field.ty.arity, other.field.ty.arity) {
        (Arity::Required | Arity::Optional, Arity::List) => false,
        (Arity::Required, Arity::Optional) => true,
        (Arity::Required, Arity::Required) if is_first() => true,
        (Arity::Optional, Arity::Optional) if link.fields.is_some() => true,
        (Arity::Optional, Arity::Optional) if other.fields.is_none() && is_first() => true,
        // Many-to-many, or the other side holds the foreign key.
        (Arity::List | Arity::Required | Arity::Optional, _) => return None,
    };
    Some(forward(one_to_one))
}

fn sort_key<'o>(outline: &'o Outline<'_>, link: &Link<'_>) -> (&'o str, &'o str) {
    let model = outline.models.get(link.model).map_or("", |model| model.name);
    (model, outline.sources.text(link.field.name.span))
}
