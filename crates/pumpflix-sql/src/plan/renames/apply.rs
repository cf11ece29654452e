//! The database as it is after renames: the database itself carries them into keys, indexes and foreign keys.

use std::borrow::Cow;

use pumpflix_dialect::{Dialect, EnumStyle};

use super::Renames;
use crate::lower::{columns, names};
use crate::step::{MoveTable, Rename, Step};
use crate::tables::{Column, ColumnDefault, IndexColumn, SqlSchema, TableSource, TypeFamily, Value};

/// The database before with the renames done, and the steps that do them.
pub(in crate::plan) fn apply<'a>(
    before: &'a SqlSchema,
    renames: &Renames,
) -> (Cow<'a, SqlSchema>, Vec<Step>) {
    let mut steps = Vec::new();
    if renames.tables.is_empty()
        && renames.moves.is_empty()
        && renames.columns.is_empty()
        && renames.enums.is_empty()
        && renames.values.is_empty()
    {
        return (Cow::Borrowed(before), steps);
    }
    let mut schema = before.clone();
    for rename in &renames.tables {
        table(&mut schema, rename);
        // Two long names may be one to the database, which cuts them.
        let cut =
            |name: &str| name[..name.floor_char_boundary(schema.dialect.facts().max_identifier)].to_owned();
        if cut(&rename.from) != cut(&rename.to) {
            steps.push(Step::RenameTable(rename.clone()));
        }
    }
    for change in &renames.moves {
        move_table(&mut schema, change);
        steps.push(Step::MoveTable(change.clone()));
    }
    for (place, rename) in renames.columns.iter().enumerate() {
        column(&mut schema, rename);
        steps.push(Step::RenameColumn(place, rename.clone()));
    }
    for rename in &renames.enums {
        enum_type(&mut schema, rename);
        steps.push(Step::RenameEnum(rename.clone()));
    }
    for rename in &renames.values {
        enum_value(&mut schema, rename);
        steps.push(Step::RenameEnumValue(rename.clone()));
    }
    if schema.dialect == Dialect::Postgres {
        sequences(before, &schema, &mut steps);
    }
    (Cow::Owned(schema), steps)
}

/// The sequences of `SERIAL` columns, which the server leaves under their old names.
fn sequences(before: &SqlSchema, renamed: &SqlSchema, steps: &mut Vec<Step>) {
    for (old, new) in before.tables.iter().zip(&renamed.tables) {
        for (from, to) in old.columns.iter().zip(&new.columns).filter(|(from, _)| from.auto_increment) {
            let (from, to) = (names::sequence(&old.name, &from.name), names::sequence(&new.name, &to.name));
            if from != to {
                steps.push(Step::RenameSequence(Rename { schema: new.schema.clone(), of: None, from, to }));
            }
        }
    }
}

fn table(schema: &mut SqlSchema, rename: &Rename) {
    for table in &mut schema.tables {
        if table.name == rename.from && table.schema == rename.schema {
            table.name.clone_from(&rename.to);
        }
        for key in &mut table.foreign_keys {
            if key.referenced_table == rename.from && key.referenced_schema == rename.schema {
                key.referenced_table.clone_from(&rename.to);
            }
        }
        if let TableSource::Join { ends, .. } = &mut table.source {
            for end in ends.iter_mut().filter(|e| e.table == rename.from && e.schema == rename.schema) {
                end.table.clone_from(&rename.to);
            }
        }
    }
}

fn move_table(schema: &mut SqlSchema, change: &MoveTable) {
    let go = |name: &str, schema: &mut Option<String>| {
        if name == change.table && *schema == change.from {
            schema.clone_from(&change.to);
        }
    };
    for table in &mut schema.tables {
        go(&table.name, &mut table.schema);
        for key in &mut table.foreign_keys {
            go(&key.referenced_table, &mut key.referenced_schema);
        }
        if let TableSource::Join { ends, .. } = &mut table.source {
            for end in ends {
                go(&end.table, &mut end.schema);
            }
        }
    }
}

fn column(schema: &mut SqlSchema, rename: &Rename) {
    let quoted = |name: &str| schema.dialect.quote(name);
    let (from, to) = (quoted(&rename.from), quoted(&rename.to));
    let change = |name: &mut String| {
        if *name == rename.from {
            name.clone_from(&rename.to);
        }
    };
    for table in &mut schema.tables {
        let is_it = Some(&table.name) == rename.of.as_ref() && table.schema == rename.schema;
        if is_it {
            table.columns.iter_mut().for_each(|c| change(&mut c.name));
            let in_index =
                |columns: &mut Vec<IndexColumn>| columns.iter_mut().for_each(|c| change(&mut c.name));
            if let Some(key) = &mut table.primary_key {
                in_index(&mut key.columns);
            }
            for index in &mut table.indexes {
                in_index(&mut index.columns);
                if let Some(predicate) = &mut index.predicate {
                    *predicate = predicate.replace(&from, &to);
                }
            }
        }
        for key in &mut table.foreign_keys {
            if is_it {
                key.columns.iter_mut().for_each(change);
            }
            if Some(&key.referenced_table) == rename.of.as_ref() && key.referenced_schema == rename.schema {
                key.referenced_columns.iter_mut().for_each(change);
            }
        }
    }
}

fn enum_type(schema: &mut SqlSchema, rename: &Rename) {
    for item in schema.enums.iter_mut().filter(|e| e.name == rename.from && e.schema == rename.schema) {
        item.name.clone_from(&rename.to);
    }
    for column in schema.tables.iter_mut().flat_map(|t| &mut t.columns) {
        if let TypeFamily::Enum { name, schema } = &mut column.ty.family
            && *name == rename.from
            && *schema == rename.schema
        {
            name.clone_from(&rename.to);
        }
    }
}

fn enum_value(schema: &mut SqlSchema, rename: &Rename) {
    // Where enums are text, the rows get the new name and the default is a text that still has to change.
    let is_text = schema.dialect.facts().enums == EnumStyle::Text;
    let change = |value: &mut String| {
        if *value == rename.from {
            value.clone_from(&rename.to);
        }
    };
    let of = rename.of.clone().unwrap_or_default();
    for item in schema.enums.iter_mut().filter(|e| e.name == of && e.schema == rename.schema) {
        item.values.iter_mut().for_each(change);
    }
    let values = schema.find_enum(rename.schema.as_deref(), &of).map_or_else(Vec::new, |e| e.values.clone());
    let inline = columns::inline_enum(schema.dialect, values.iter().map(String::as_str));
    for column in schema.tables.iter_mut().flat_map(|t| &mut t.columns) {
        let is_it = matches!(
            &column.ty.family,
            TypeFamily::Enum { name, schema } if *name == of && *schema == rename.schema
        );
        if is_it && inline.is_some() {
            column.ty.native.clone_from(&inline);
        }
        if is_it && !is_text {
            default_values(column).for_each(change);
        }
    }
}

fn default_values(column: &mut Column) -> impl Iterator<Item = &mut String> {
    let values = match &mut column.default {
        Some(ColumnDefault::Value(value)) => std::slice::from_mut(value),
        Some(ColumnDefault::List(values)) => values.as_mut_slice(),
        _ => &mut [],
    };
    values.iter_mut().filter_map(|v| if let Value::Enum(value) = v { Some(value) } else { None })
}
