//! Which things were renamed.
//!
//! Three signs are taken: a request, `/// @was(old)` above the new thing, and the same name in the schema over another
//! name or place in the database (`@map`, `@@schema`). A sign counts only where the old thing goes and the new one comes.

use foldhash::HashSet;

use pumpflix_dialect::{Dialect, EnumStyle};

use super::{Renames, join_tables};
use crate::plan::{PlanOptions, RenameError, RenameRequest};
use crate::step::{MoveTable, Rename};
use crate::tables::{Column, EnumType, JoinEnd, SqlSchema, Table, TableSource};

/// The renames between two databases.
///
/// # Errors
///
/// When a request names something that is not there.
pub(in crate::plan) fn find(
    before: &SqlSchema,
    after: &SqlSchema,
    options: &PlanOptions,
) -> Result<Renames, RenameError> {
    let mut renames = Renames::default();
    let requests = &options.renames;
    for (place, request) in requests.iter().enumerate() {
        check(before, after, request, requests)?;
        unambiguous(request, &requests[..place])?;
    }
    let of_type = requests.iter().filter(|r| r.of.is_none()).collect::<Vec<_>>();
    tables(before, after, &of_type, &mut renames);
    join_tables::find(before, after, requests, &mut renames);
    columns(before, after, requests, &mut renames);
    if after.dialect.facts().enums == EnumStyle::Type {
        enums(before, after, &of_type, &mut renames);
    }
    if after.dialect.facts().enums != EnumStyle::Refused {
        values(before, after, requests, &mut renames);
    }
    Ok(renames)
}

/// Both ends of a request must be there.
fn check(
    before: &SqlSchema,
    after: &SqlSchema,
    request: &RenameRequest,
    requests: &[RenameRequest],
) -> Result<(), RenameError> {
    let has = |schema: &SqlSchema, owners: &[&str], name: &str| match owners {
        [] => models(schema).any(|t| t.title() == name) || schema.enums.iter().any(|e| e.schema_name == name),
        owners => {
            let fields = models(schema).filter(|t| owners.contains(&t.title())).flat_map(|t| &t.columns);
            let values = schema.enums.iter().filter(|e| owners.contains(&e.schema_name.as_str()));
            let ends = schema.tables.iter().filter_map(Table::join).flat_map(|(ends, _)| ends);
            let mut ends = ends.filter(|end| owners.contains(&end.model.as_str()));
            fields.into_iter().any(|c| c.title() == name)
                || values.flat_map(|e| &e.value_names).any(|v| v == name)
                || ends.any(|end| end.field == name)
        }
    };
    // The model may itself have another name before, so its field is looked for under any model that has it.
    let owners: Vec<&str> = request
        .of
        .iter()
        .flat_map(|of| std::iter::once(of.as_str()).chain(later(after, of, requests)))
        .collect();
    let is_field = request.of.is_some();
    let any: Vec<&str> = models(before).map(Table::title).collect();
    let titles: Vec<&str> = before.enums.iter().map(|e| e.schema_name.as_str()).chain(any).collect();
    let title = |name: &str| request.of.as_ref().map_or_else(|| name.to_owned(), |of| format!("{of}.{name}"));
    if !has(before, if is_field { &titles } else { &[] }, &request.from) {
        return Err(RenameError::NotBefore(title(&request.from)));
    }
    if !has(after, if is_field { &owners } else { &[] }, &request.to) {
        return Err(RenameError::NotAfter(title(&request.to)));
    }
    if has(after, if is_field { &owners } else { &[] }, &request.from) {
        return Err(RenameError::StillThere(title(&request.from)));
    }
    Ok(())
}

/// What a model or enum of that earlier name is called now.
fn later<'a>(
    after: &'a SqlSchema,
    earlier: &str,
    requests: &'a [RenameRequest],
) -> impl Iterator<Item = &'a str> {
    let asked = requests.iter().filter(move |r| r.of.is_none() && r.from == earlier).map(|r| r.to.as_str());
    let was = |t: &&Table| matches!(&t.source, TableSource::Model { was: Some(was), .. } if was == earlier);
    let tables: Vec<&str> = models(after).filter(was).map(Table::title).collect();
    let enums = after.enums.iter().filter(move |e| e.was.as_deref() == Some(earlier));
    asked.chain(tables).chain(enums.map(|e| e.schema_name.as_str()))
}

/// No earlier request is about either of the names.
fn unambiguous(request: &RenameRequest, earlier: &[RenameRequest]) -> Result<(), RenameError> {
    let of = |name: &str| request.of.as_ref().map_or_else(|| name.to_owned(), |of| format!("{of}.{name}"));
    let same = earlier.iter().filter(|e| e.of == request.of);
    let name = same.into_iter().find_map(|e| {
        if e.from == request.from { Some(&e.from) } else { (e.to == request.to).then_some(&e.to) }
    });
    name.map_or(Ok(()), |name| Err(RenameError::Twice(of(name))))
}

fn models(schema: &SqlSchema) -> impl Iterator<Item = &Table> {
    schema.tables.iter().filter(|t| t.model().is_some())
}

/// What no two tables have in common.
pub(super) fn key(table: &Table) -> (Option<&str>, &str) {
    (table.schema.as_deref(), table.name.as_str())
}

fn tables(before: &SqlSchema, after: &SqlSchema, requests: &[&RenameRequest], renames: &mut Renames) {
    let olds: HashSet<_> = before.tables.iter().map(key).collect();
    let news: HashSet<_> = after.tables.iter().map(key).collect();
    let gone: Vec<&Table> = models(before).filter(|t| !news.contains(&key(t))).collect();
    if gone.is_empty() {
        return;
    }
    let mut taken = HashSet::default();
    for new in models(after).filter(|t| !olds.contains(&key(t))) {
        let TableSource::Model { was, .. } = &new.source else { continue };
        let asked = requests.iter().find(|r| r.to == new.title()).map(|r| r.from.as_str());
        let mut names = earlier(asked, was.as_deref(), new.title());
        let free =
            |t: &&Table| !taken.contains(&key(t)) && (t.schema == new.schema || can_move(before, t, new));
        let found = names.find_map(|name| {
            let known = gone.iter().copied().filter(|t| t.title() == name).filter(free);
            known.min_by_key(|t| t.schema != new.schema)
        });
        if let Some(old) = found {
            taken.insert(key(old));
            push(renames, old, new);
        }
    }
}

/// One table is the other: under another name, in another database schema, or both.
pub(super) fn push(renames: &mut Renames, old: &Table, new: &Table) {
    if old.name != new.name {
        renames.tables.push(Rename {
            schema: old.schema.clone(),
            of: None,
            from: old.name.clone(),
            to: new.name.clone(),
        });
    }
    if old.schema != new.schema {
        let (from, to) = (old.schema.clone(), new.schema.clone());
        renames.moves.push(MoveTable { table: new.name.clone(), from, to });
    }
}

/// The database moves tables between its schemas, and nothing there has a name that comes along.
pub(super) fn can_move(before: &SqlSchema, old: &Table, new: &Table) -> bool {
    let names = |t: &'_ Table| -> HashSet<String> {
        let key = t.primary_key.iter().map(|key| key.name.clone());
        key.chain(t.indexes.iter().map(|i| i.name.clone())).chain([t.name.clone()]).collect()
    };
    let ours = names(old);
    let mut there = before.tables.iter().filter(|t| t.schema == new.schema);
    let taken = |t: &Table| t.schema == old.schema && t.name == new.name && old.name != new.name;
    matches!(before.dialect, Dialect::Postgres | Dialect::CockroachDb)
        && there.all(|t| names(t).is_disjoint(&ours))
        && !before.tables.iter().any(taken)
}

/// The database schema and the name that a table has after the renames found so far.
pub(super) fn place<'a>(
    renames: &'a Renames,
    schema: Option<&'a str>,
    name: &'a str,
) -> (Option<&'a str>, &'a str) {
    let is_it = |r: &&Rename| r.from == name && r.schema.as_deref() == schema;
    let name = renames.tables.iter().find(is_it).map_or(name, |r| r.to.as_str());
    let moved = renames.moves.iter().find(|m| m.table == name && m.from.as_deref() == schema);
    (moved.map_or(schema, |m| m.to.as_deref()), name)
}

/// The earlier name of a relation field that a request gives.
pub(super) fn asked<'r>(requests: &'r [RenameRequest], old: &JoinEnd, new: &JoinEnd) -> Option<&'r str> {
    let is_owner = |of: &str| of == new.model || of == old.model;
    let is_it = |r: &&RenameRequest| r.to == new.field && r.of.as_deref().is_some_and(is_owner);
    requests.iter().find(is_it).map(|r| r.from.as_str())
}

/// The names that a thing may have had, the likeliest first: the one that a request gives and no other, or the one of
/// `/// @was(…)`, which may stand there since an earlier migration, and its own.
fn earlier<'n>(asked: Option<&'n str>, was: Option<&'n str>, own: &'n str) -> impl Iterator<Item = &'n str> {
    let said = asked.or(was);
    said.into_iter().chain(asked.is_none().then_some(own))
}

fn columns(before: &SqlSchema, after: &SqlSchema, requests: &[RenameRequest], renames: &mut Renames) {
    for old in models(before) {
        let (schema, name) = place(renames, old.schema.as_deref(), &old.name);
        let (schema, name) = (schema.map(str::to_owned), name.to_owned());
        let same_columns =
            |t: &&Table| !t.columns.iter().map(|c| &c.name).eq(old.columns.iter().map(|c| &c.name));
        let found = find_table(after, old, (schema.as_deref(), &name));
        let Some(new) = found.filter(same_columns) else { continue };
        let mut taken = HashSet::default();
        for column in new.columns.iter().filter(|c| old.column(&c.name).is_none()) {
            let Some(field) = &column.field else { continue };
            let is_owner = |of: &str| of == new.title() || of == old.title();
            let is_asked = |r: &&RenameRequest| r.to == field.name && r.of.as_deref().is_some_and(is_owner);
            let asked = requests.iter().find(is_asked).map(|r| r.from.as_str());
            let mut names = earlier(asked, field.was.as_deref(), &field.name);
            let free = |c: &&Column| new.column(&c.name).is_none() && !taken.contains(&c.name);
            let found = names.find_map(|name| old.columns.iter().filter(free).find(|c| c.title() == name));
            if let Some(from) = found {
                taken.insert(&from.name);
                renames.columns.push(Rename {
                    schema: new.schema.clone(),
                    of: Some(name.clone()),
                    from: from.name.clone(),
                    to: column.name.clone(),
                });
            }
        }
    }
}

/// The table after, tried first where the table before stands.
fn find_table<'a>(after: &'a SqlSchema, old: &Table, place: (Option<&str>, &str)) -> Option<&'a Table> {
    let is_it = |t: &&Table| key(t) == place;
    let guess = old.model().and_then(|id| after.tables.get(id.0 as usize)).filter(is_it);
    guess.or_else(|| after.tables.iter().find(is_it))
}

fn enums(before: &SqlSchema, after: &SqlSchema, requests: &[&RenameRequest], renames: &mut Renames) {
    let is_in = |schema: &SqlSchema, e: &EnumType| schema.find_enum(e.schema.as_deref(), &e.name).is_some();
    let mut taken = HashSet::default();
    for new in after.enums.iter().filter(|e| !is_in(before, e)) {
        let asked = requests.iter().find(|r| r.to == new.schema_name).map(|r| r.from.as_str());
        let mut names = earlier(asked, new.was.as_deref(), &new.schema_name);
        let gone = |e: &&EnumType| e.schema == new.schema && !is_in(after, e) && !taken.contains(&e.name);
        let found = names.find_map(|name| before.enums.iter().filter(gone).find(|e| e.schema_name == name));
        if let Some(old) = found {
            taken.insert(&old.name);
            renames.enums.push(Rename {
                schema: new.schema.clone(),
                of: None,
                from: old.name.clone(),
                to: new.name.clone(),
            });
        }
    }
}

fn values(before: &SqlSchema, after: &SqlSchema, requests: &[RenameRequest], renames: &mut Renames) {
    for old in &before.enums {
        let is_it = |r: &&Rename| r.from == old.name && r.schema == old.schema;
        let name = renames.enums.iter().find(is_it).map_or(old.name.as_str(), |r| r.to.as_str()).to_owned();
        let Some(new) = after.find_enum(old.schema.as_deref(), &name) else { continue };
        let mut taken = HashSet::default();
        for ((value, title), was) in new.values.iter().zip(&new.value_names).zip(&new.values_were) {
            if old.values.contains(value) {
                continue;
            }
            let is_owner = |of: &str| of == new.schema_name || of == old.schema_name;
            let is_asked = |r: &&RenameRequest| r.to == *title && r.of.as_deref().is_some_and(is_owner);
            let asked = requests.iter().find(is_asked).map(|r| r.from.as_str());
            let mut names = earlier(asked, was.as_deref(), title);
            let free = |v: &String| !new.values.contains(v) && !taken.contains(v);
            let found = names.find_map(|name| {
                let all = old.values.iter().zip(&old.value_names);
                all.into_iter().find(|(v, n)| *n == name && free(v)).map(|(v, _)| v)
            });
            if let Some(from) = found {
                taken.insert(from);
                renames.values.push(Rename {
                    schema: new.schema.clone(),
                    of: Some(name.clone()),
                    from: from.clone(),
                    to: value.clone(),
                });
            }
        }
    }
}
