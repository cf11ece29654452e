//! Which join tables of many-to-many relations were renamed, and which have their columns the other way round.
//!
//! No line of a schema names such a table: it is named after its models or its relation, and column `A` belongs to the
//! model, or to the field of a self relation, whose name sorts first. So another name of a model, field or relation
//! can give the table another name or let the columns change places.

use foldhash::{HashMap, HashSet};

use super::Renames;
use super::find::{asked, can_move, key, place, push};
use crate::plan::RenameRequest;
use crate::step::Rename;
use crate::tables::{JoinEnd, SqlSchema, Table};

/// Finds them; the renames of models are known.
pub(super) fn find<'s>(
    before: &'s SqlSchema,
    after: &'s SqlSchema,
    requests: &[RenameRequest],
    renames: &mut Renames,
) {
    let joins = |schema: &'s SqlSchema| schema.tables.iter().filter(|t| t.join().is_some());
    let olds: HashMap<_, _> = joins(before).map(|t| (key(t), t)).collect();
    if olds.is_empty() {
        return;
    }
    let news: HashSet<_> = after.tables.iter().map(key).collect();
    let mut taken = HashSet::default();
    for new in joins(after) {
        let meet = |old: &Table| Meeting::of(old, new, requests, renames);
        let (old, turned) = if let Some(old) = olds.get(&key(new)) {
            (None, meet(old).is_some_and(|m| m.turned))
        } else {
            let stays = |t: &Table| t.schema == new.schema || can_move(before, t, new);
            let free = |t: &&Table| !news.contains(&key(t)) && !taken.contains(&key(t));
            let mut known = joins(before).filter(free).filter_map(|t| Some((t, meet(t)?)));
            let Some((old, meeting)) = known.find(|(t, meeting)| meeting.is_certain && stays(t)) else {
                continue;
            };
            taken.insert(key(old));
            (Some(old), meeting.turned)
        };
        let rename = |from: &str, to: &str| Rename {
            schema: new.schema.clone(),
            of: Some(new.name.clone()),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        if let Some(old) = old {
            push(renames, old, new);
        }
        if turned {
            // By way of a third name.
            renames.columns.extend([rename("A", "A_was"), rename("B", "A"), rename("A_was", "B")]);
        }
    }
}

/// Two join tables between the same models.
struct Meeting {
    /// Column `A` is what column `B` was.
    turned: bool,
    /// They are the same relation: neither has a name, which only one relation of two models can do without, or both
    /// fields are the same.
    is_certain: bool,
}

impl Meeting {
    fn of(old: &Table, new: &Table, requests: &[RenameRequest], renames: &Renames) -> Option<Self> {
        let ((from, was_named), (to, is_named)) = (old.join()?, new.join()?);
        let [a, b] = to;
        let unnamed = !was_named && !is_named;
        let same_table = |old: &JoinEnd, new: &JoinEnd| {
            place(renames, old.schema.as_deref(), &old.table) == (new.schema.as_deref(), new.table.as_str())
        };
        let same_field = |old: &JoinEnd, new: &JoinEnd| match asked(requests, old, new) {
            Some(field) => old.field == field,
            None => new.was.as_ref() == Some(&old.field) || new.field == old.field,
        };
        let ways = [(false, [(&from[0], a), (&from[1], b)]), (true, [(&from[0], b), (&from[1], a)])];
        let ways = ways.into_iter().filter(|(_, ends)| ends.iter().all(|(old, new)| same_table(old, new)));
        let meeting = |(turned, ends): (bool, [(&JoinEnd, &JoinEnd); 2])| {
            let fields = ends.iter().filter(|(old, new)| same_field(old, new)).count();
            (fields, Self { turned, is_certain: unnamed || fields == 2 })
        };
        // In a self relation both ways lead to the same models; the one with more of the same fields is meant, and
        // where the fields say nothing the columns stay.
        ways.map(meeting)
            .reduce(|straight, turned| if turned.0 > straight.0 { turned } else { straight })
            .map(|(_, meeting)| meeting)
    }
}
