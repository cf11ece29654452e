//! The database as it is after renames: the database itself carries them into keys, indexes and foreign keys.

use std::borrow::Cow;

use super::Renames;
use crate::step::{Rename, Step};
use crate::tables::{Column, ColumnDefault, IndexColumn, SqlSchema, TypeFamily, Value};

/// The database before with the renames done, and the steps that do them.
pub(in crate::plan) fn apply<'a>(
    before: &'a SqlSchema,
    renames: &Renames,
) -> (Cow<'a, SqlSchema>, Vec<Step>) {
    let mut steps = Vec::new();
    if renames.tables.is_empty()
        && renames.columns.is_empty()
        && renames.enums.is_empty()
        && renames.values.is_empty()
    {
        return (Cow::Borrowed(before), steps);
    }
    let mut schema = before.clone();
    for rename in &renames.tables {
        table(&mut schema, rename);
        steps.push(Step::RenameTable(rename.clone()));
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
    (Cow::Owned(schema), steps)
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
    let change = |value: &mut String| {
        if *value == rename.from {
            value.clone_from(&rename.to);
        }
    };
    let of = rename.of.clone().unwrap_or_default();
    for item in schema.enums.iter_mut().filter(|e| e.name == of && e.schema == rename.schema) {
        item.values.iter_mut().for_each(change);
    }
    for column in schema.tables.iter_mut().flat_map(|t| &mut t.columns) {
        let is_it = matches!(
            &column.ty.family,
            TypeFamily::Enum { name, schema } if *name == of && *schema == rename.schema
        );
        if is_it {
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
