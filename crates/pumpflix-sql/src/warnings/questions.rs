//! Questions: something goes, and something like it comes. Was it renamed?

use super::{Code, Warning, warning};
use crate::plan::pairs::Pairs;
use crate::tables::{JoinEnd, Table};

/// A column or table goes and one like it comes.
pub(super) fn push(pairs: &Pairs<'_>, out: &mut Vec<Warning>) {
    for pair in &pairs.tables {
        let Some((old, new)) = pairs.both(pair) else { continue };
        for from in pair.dropped.iter().filter_map(|p| old.columns.get(*p)) {
            let added = || pair.added.iter().filter_map(|p| new.columns.get(*p)).filter(|c| c.ty == from.ty);
            let same_type =
                pair.dropped.iter().filter_map(|p| old.columns.get(*p)).filter(|c| c.ty == from.ty);
            let mut likes = added();
            if let (Some(to), None, 1) = (likes.next(), likes.next(), same_type.count()) {
                out.push(rename(new.title(), from.title(), to.title()));
            }
        }
    }
    for from in pairs.dropped.iter().filter_map(|p| pairs.before.tables.get(*p)) {
        let created = || pairs.created.iter().filter_map(|p| pairs.after.tables.get(*p));
        if let Some((ends, _)) = from.join() {
            let mut likes = created().filter_map(|to| Some((to, same_relation(ends, to.join()?.0)?)));
            if let (Some((to, fields)), None) = (likes.next(), likes.next()) {
                out.push(renamed_relation(from, to, &fields));
            }
            continue;
        }
        let is_like = |t: &&Table| {
            t.model().is_some()
                && t.columns
                    .iter()
                    .map(|c| (&c.name, &c.ty))
                    .eq(from.columns.iter().map(|c| (&c.name, &c.ty)))
        };
        let mut likes = created().filter(is_like);
        if let (Some(to), None, true) = (likes.next(), likes.next(), from.model().is_some()) {
            out.push(warning(
                Code::ProbableRename,
                from.title().to_owned(),
                &format!("it goes, and `{}` with the same columns comes.", to.title()),
                &format!(
                    "If it was renamed, write `/// @was({})` above `model {}`.",
                    from.title(),
                    to.title()
                ),
            ));
        }
    }
}

/// The fields of two many-to-many relations between the same models, each of the older one with its like: those that
/// keep their name, then the others in their order.
fn same_relation<'a>(
    old: &'a [JoinEnd; 2],
    new: &'a [JoinEnd; 2],
) -> Option<[(&'a JoinEnd, &'a JoinEnd); 2]> {
    let ([a, b], [c, d]) = (old, new);
    let fits = |pairs: &[(&JoinEnd, &JoinEnd); 2]| {
        pairs.iter().all(|(old, new)| old.table == new.table && old.schema == new.schema)
    };
    let kept = |pairs: &[(&JoinEnd, &JoinEnd); 2]| pairs.iter().filter(|(o, n)| o.field == n.field).count();
    let ways = [[(a, c), (b, d)], [(a, d), (b, c)]];
    ways.into_iter().filter(fits).reduce(|one, other| if kept(&other) > kept(&one) { other } else { one })
}

fn renamed_relation(from: &Table, to: &Table, fields: &[(&JoinEnd, &JoinEnd)]) -> Warning {
    let lines = fields.iter().filter(|(old, new)| old.field != new.field).map(|(old, new)| {
        format!("`/// @was({})` above the field `{}` of `{}`", old.field, new.field, new.model)
    });
    warning(
        Code::ProbableRename,
        from.title().to_owned(),
        &format!("it goes, and `{}` between the same models comes.", to.title()),
        &format!("If the relation was renamed, write {}.", lines.collect::<Vec<_>>().join(" and ")),
    )
}

fn rename(model: &str, from: &str, to: &str) -> Warning {
    warning(
        Code::ProbableRename,
        format!("{model}.{from}"),
        &format!("it goes, and `{to}` of the same type comes."),
        &format!("If it was renamed, write `/// @was({from})` above the field `{to}` of `{model}`."),
    )
}
