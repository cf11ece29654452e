//! Which things were renamed.
//!
//! Three signs are taken: a request, `/// @was(old)` above the new thing, and the same name in the schema over another
//! name in the database (`@map`). A sign counts only where the old thing goes and the new one comes.

use std::collections::HashSet;

use pumpflix_dialect::EnumStyle;

use super::Renames;
use crate::plan::{PlanOptions, RenameError, RenameRequest};
use crate::step::Rename;
use crate::tables::{EnumType, SqlSchema, Table, TableSource};

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
    for request in requests {
        check(before, after, request)?;
    }
    let of_type = requests.iter().filter(|r| r.of.is_none()).collect::<Vec<_>>();
    tables(before, after, &of_type, &mut renames);
    join_tables(before, after, &mut renames);
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
fn check(before: &SqlSchema, after: &SqlSchema, request: &RenameRequest) -> Result<(), RenameError> {
    let has = |schema: &SqlSchema, owners: &[&str], name: &str| match owners {
        [] => models(schema).any(|t| t.title() == name) || schema.enums.iter().any(|e| e.schema_name == name),
        owners => {
            let fields = models(schema).filter(|t| owners.contains(&t.title())).flat_map(|t| &t.columns);
            let values = schema.enums.iter().filter(|e| owners.contains(&e.schema_name.as_str()));
            fields.into_iter().any(|c| c.title() == name)
                || values.flat_map(|e| &e.value_names).any(|v| v == name)
        }
    };
    // The model may itself have another name before, so its field is looked for under any model that has it.
    let owner: Vec<&str> = request.of.iter().map(String::as_str).collect();
    let is_field = request.of.is_some();
    let any: Vec<&str> = models(before).map(Table::title).collect();
    let titles: Vec<&str> = before.enums.iter().map(|e| e.schema_name.as_str()).chain(any).collect();
    let title = |name: &str| request.of.as_ref().map_or_else(|| name.to_owned(), |of| format!("{of}.{name}"));
    if !has(before, if is_field { &titles } else { &[] }, &request.from) {
        return Err(RenameError::NotBefore(title(&request.from)));
    }
    if !has(after, if is_field { &owner } else { &[] }, &request.to) {
        return Err(RenameError::NotAfter(title(&request.to)));
    }
    Ok(())
}

fn models(schema: &SqlSchema) -> impl Iterator<Item = &Table> {
    schema.tables.iter().filter(|t| t.model().is_some())
}

fn key(table: &Table) -> (Option<&str>, &str) {
    (table.schema.as_deref(), table.name.as_str())
}

fn tables(before: &SqlSchema, after: &SqlSchema, requests: &[&RenameRequest], renames: &mut Renames) {
    let olds: HashSet<_> = before.tables.iter().map(key).collect();
    let news: HashSet<_> = after.tables.iter().map(key).collect();
    let gone: Vec<&Table> = models(before).filter(|t| !news.contains(&key(t))).collect();
    if gone.is_empty() {
        return;
    }
    let mut taken = HashSet::new();
    for new in models(after).filter(|t| !olds.contains(&key(t))) {
        let TableSource::Model { was, .. } = &new.source else { continue };
        let asked = requests.iter().find(|r| r.to == new.title()).map(|r| r.from.as_str());
        let old_name = asked.or(was.as_deref()).unwrap_or(new.title());
        let found = gone.iter().find(|t| t.title() == old_name && t.schema == new.schema);
        if let Some(old) = found.filter(|t| taken.insert(key(t))) {
            renames.tables.push(Rename {
                schema: new.schema.clone(),
                of: None,
                from: old.name.clone(),
                to: new.name.clone(),
            });
        }
    }
}

/// The name that a table has after the renames found so far.
fn renamed<'a>(renames: &'a Renames, schema: Option<&str>, name: &'a str) -> &'a str {
    let is_it = |r: &&Rename| r.from == name && r.schema.as_deref() == schema;
    renames.tables.iter().find(is_it).map_or(name, |r| r.to.as_str())
}

/// A join table is named after its models: where they are renamed, so is it, and where their order changes, its
/// columns change places.
fn join_tables(before: &SqlSchema, after: &SqlSchema, renames: &mut Renames) {
    let olds: HashSet<_> = before.tables.iter().map(key).collect();
    let news: HashSet<_> = after.tables.iter().map(key).collect();
    let is_join = |t: &&Table| t.relation().is_some() && t.foreign_keys.len() == 2;
    let mut taken = HashSet::new();
    for new in after.tables.iter().filter(is_join).filter(|t| !olds.contains(&key(t))) {
        let ends = |t: &Table, renames: Option<&Renames>| -> Vec<String> {
            let names = t.foreign_keys.iter().map(|k| {
                let schema = k.referenced_schema.as_deref();
                renames
                    .map_or(k.referenced_table.as_str(), |r| renamed(r, schema, &k.referenced_table))
                    .to_owned()
            });
            names.collect()
        };
        let wanted = ends(new, None);
        if wanted.first() == wanted.last() {
            continue;
        }
        let mut candidates = before
            .tables
            .iter()
            .filter(is_join)
            .filter(|t| t.schema == new.schema && !news.contains(&key(t)));
        let found = candidates.find_map(|old| {
            let mut had = ends(old, Some(renames));
            if had == wanted {
                return Some((old, false));
            }
            had.reverse();
            (had == wanted).then_some((old, true))
        });
        let Some((old, turned)) = found.filter(|(t, _)| taken.insert(key(t))) else { continue };
        let schema = new.schema.clone();
        let rename = |of: Option<&str>, from: &str, to: &str| Rename {
            schema: schema.clone(),
            of: of.map(str::to_owned),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        renames.tables.push(rename(None, &old.name, &new.name));
        if turned {
            // By way of a third name.
            let name = Some(new.name.as_str());
            renames.columns.push(rename(name, "A", "A_was"));
            renames.columns.push(rename(name, "B", "A"));
            renames.columns.push(rename(name, "A_was", "B"));
        }
    }
}

fn columns(before: &SqlSchema, after: &SqlSchema, requests: &[RenameRequest], renames: &mut Renames) {
    for old in models(before) {
        let name = renamed(renames, old.schema.as_deref(), &old.name).to_owned();
        let is_new = |t: &&Table| t.name == name && t.schema == old.schema;
        let same_columns =
            |t: &&Table| !t.columns.iter().map(|c| &c.name).eq(old.columns.iter().map(|c| &c.name));
        let Some(new) = find_table(after, old, &name).filter(is_new).filter(same_columns) else { continue };
        let mut taken = HashSet::new();
        for column in new.columns.iter().filter(|c| old.column(&c.name).is_none()) {
            let Some(field) = &column.field else { continue };
            let is_owner = |of: &str| of == new.title() || of == old.title();
            let is_asked = |r: &&RenameRequest| r.to == field.name && r.of.as_deref().is_some_and(is_owner);
            let asked = requests.iter().find(is_asked).map(|r| r.from.as_str());
            let old_name = asked.or(field.was.as_deref()).unwrap_or(&field.name);
            let gone = |c: &&crate::tables::Column| c.title() == old_name && new.column(&c.name).is_none();
            if let Some(from) = old.columns.iter().find(gone).filter(|c| taken.insert(&c.name)) {
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
fn find_table<'a>(after: &'a SqlSchema, old: &Table, name: &str) -> Option<&'a Table> {
    let is_it = |t: &&Table| t.name == name && t.schema == old.schema;
    let guess = old.model().and_then(|id| after.tables.get(id.0 as usize)).filter(is_it);
    guess.or_else(|| after.tables.iter().find(is_it))
}

fn enums(before: &SqlSchema, after: &SqlSchema, requests: &[&RenameRequest], renames: &mut Renames) {
    let is_in = |schema: &SqlSchema, e: &EnumType| schema.find_enum(e.schema.as_deref(), &e.name).is_some();
    for new in after.enums.iter().filter(|e| !is_in(before, e)) {
        let asked = requests.iter().find(|r| r.to == new.schema_name).map(|r| r.from.as_str());
        let old_name = asked.or(new.was.as_deref()).unwrap_or(&new.schema_name);
        let gone = |e: &&EnumType| e.schema_name == old_name && e.schema == new.schema && !is_in(after, e);
        if let Some(old) = before.enums.iter().find(gone) {
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
        for (value, title) in new.values.iter().zip(&new.value_names) {
            if old.values.contains(value) {
                continue;
            }
            let is_owner = |of: &str| of == new.schema_name || of == old.schema_name;
            let is_asked = |r: &&RenameRequest| r.to == *title && r.of.as_deref().is_some_and(is_owner);
            let old_title = requests.iter().find(is_asked).map_or(title, |r| &r.from);
            let place = old.value_names.iter().position(|n| n == old_title);
            let from = place.and_then(|p| old.values.get(p)).filter(|v| !new.values.contains(v));
            if let Some(from) = from {
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
