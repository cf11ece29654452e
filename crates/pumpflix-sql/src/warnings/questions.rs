//! Questions: something goes, and something like it comes. Was it renamed?

use super::{Code, Warning, warning};
use crate::plan::pairs::Pairs;
use crate::tables::{Column, JoinEnd, Table};

/// Where more pairs of tables could be one, the schema is another one, and comparing all of them would take long.
const MANY: usize = 10_000;

/// A column or table goes and one like it comes.
pub(super) fn push(pairs: &Pairs<'_>, out: &mut Vec<Warning>) {
    for pair in &pairs.tables {
        let Some((old, new)) = pairs.both(pair) else { continue };
        let gone: Vec<&Column> = pair.dropped.iter().filter_map(|p| old.columns.get(*p)).collect();
        let come: Vec<&Column> = pair.added.iter().filter_map(|p| new.columns.get(*p)).collect();
        for &from in &gone {
            if let Some(to) = likest(from, &come, like).filter(|to| is_likest(from, to, &gone, like)) {
                out.push(renamed_column(new.title(), from.title(), to.title()));
            }
        }
    }
    let gone: Vec<&Table> = pairs.dropped.iter().filter_map(|p| pairs.before.tables.get(*p)).collect();
    let come: Vec<&Table> = pairs.created.iter().filter_map(|p| pairs.after.tables.get(*p)).collect();
    for &from in &gone {
        if let Some((ends, _)) = from.join() {
            let mut likes = come.iter().filter_map(|to| Some((to, same_relation(ends, to.join()?.0)?)));
            if let (Some((to, fields)), None) = (likes.next(), likes.next()) {
                out.push(renamed_relation(from, to, &fields));
            }
        } else if gone.len() * come.len() <= MANY
            && let Some(to) = likest(from, &come, alike).filter(|to| is_likest(from, to, &gone, alike))
        {
            // One that has its name in another database schema can be nothing else.
            if from.title() != to.title() {
                out.push(renamed_table(from.title(), to.title()));
            }
        }
    }
}

/// Whether no other is as much like `to` as `from` is.
fn is_likest<T>(from: &T, to: &T, others: &[&T], likeness: fn(&T, &T) -> Option<usize>) -> bool {
    likest(to, others, likeness).is_some_and(|one| std::ptr::eq(one, from))
}

/// The one that is more like a thing than any other.
fn likest<'a, T>(thing: &T, others: &[&'a T], likeness: fn(&T, &T) -> Option<usize>) -> Option<&'a T> {
    let scores: Vec<_> = others.iter().filter_map(|other| Some((likeness(thing, other)?, *other))).collect();
    let best = scores.iter().map(|(score, _)| *score).max()?;
    let mut first = scores.into_iter().filter(|(score, _)| *score == best);
    match (first.next(), first.next()) {
        (Some((_, one)), None) => Some(one),
        _ => None,
    }
}

/// How like one column is to another of the same type: by its name first, then by whether it may be null.
fn like(a: &Column, b: &Column) -> Option<usize> {
    let (from, to) = (a.title().to_lowercase(), b.title().to_lowercase());
    let names = from.contains(&to) || to.contains(&from);
    (a.ty == b.ty).then_some(2 * usize::from(names) + usize::from(a.arity == b.arity))
}

/// How many columns two tables of models have in common; more than half of all are needed.
fn alike(a: &Table, b: &Table) -> Option<usize> {
    let (_, _) = (a.model()?, b.model()?);
    let common = a.columns.iter().filter(|c| b.column(&c.name).is_some_and(|other| other.ty == c.ty)).count();
    (common * 2 > a.columns.len().max(b.columns.len())).then_some(common)
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

fn renamed_table(from: &str, to: &str) -> Warning {
    warning(
        Code::ProbableRename,
        from.to_owned(),
        &format!("it goes, and `{to}` with most of its columns comes."),
        &format!("If it was renamed, write `/// @was({from})` above `model {to}`."),
    )
}

fn renamed_column(model: &str, from: &str, to: &str) -> Warning {
    warning(
        Code::ProbableRename,
        format!("{model}.{from}"),
        &format!("it goes, and `{to}` of the same type comes."),
        &format!("If it was renamed, write `/// @was({from})` above the field `{to}` of `{model}`."),
    )
}
