//! Checked schema in, tables out. Total: whatever cannot be put in a database was refused by the checker.

pub(crate) mod columns;
mod join_tables;
mod keys;
mod literals;
pub(crate) mod names;

use std::collections::BTreeSet;

use pumpflix_schema::model::{ModelRef, RelationKind, RelationMode, RelationRef, Schema};

use crate::tables::{EnumType, Extension, SqlSchema, Table, TableSource};

/// The tables, types and keys that a schema describes, with Prisma's names for all that the schema leaves unnamed.
pub fn lower(schema: &Schema) -> SqlSchema {
    let mut tables = Vec::with_capacity(schema.models.len());
    let mut places = vec![None; schema.models.len()];
    for model in schema.models().filter(|m| !m.is_view) {
        if let Some(place) = places.get_mut(model.id.0 as usize) {
            *place = Some(tables.len());
        }
        tables.push(table(model));
    }
    let relations = in_foreign_key_order(schema);
    if schema.datasource.relation_mode == RelationMode::ForeignKeys {
        for relation in relations.iter().filter(|r| !r.is_many_to_many()) {
            let place = places.get(relation.from.model.0 as usize).copied().flatten();
            if let (Some(key), Some(table)) =
                (keys::foreign_key(*relation), place.and_then(|p| tables.get_mut(p)))
            {
                table.foreign_keys.push(key);
            }
        }
    }
    for relation in relations.iter().filter(|r| r.kind == RelationKind::ManyToMany) {
        tables.extend(join_tables::join_table(*relation));
    }
    let enums = enums(schema);
    SqlSchema {
        dialect: schema.dialect,
        schemas: used_schemas(schema, &tables, &enums),
        listed_schemas: listed_schemas(schema),
        extensions: extensions(schema),
        enums,
        tables,
    }
}

/// Foreign keys are made in the order of the relation fields that hold them, not of the first field of a relation.
fn in_foreign_key_order(schema: &Schema) -> Vec<RelationRef<'_>> {
    let mut relations: Vec<_> = schema.relations().collect();
    relations.sort_by_key(|r| (r.from.model, r.from.field));
    relations
}

fn table(model: ModelRef<'_>) -> Table {
    Table {
        name: model.db_name.clone(),
        schema: names::qualifier(model),
        source: TableSource::Model {
            id: model.id,
            name: model.name.clone(),
            was: names::earlier_name(model.docs.as_deref()),
        },
        columns: model.columns().map(|(field, scalar)| columns::column(field, scalar)).collect(),
        primary_key: keys::primary_key(model),
        indexes: keys::indexes(model),
        foreign_keys: Vec::new(),
    }
}

fn enums(schema: &Schema) -> Vec<EnumType> {
    schema
        .enums()
        .map(|e| EnumType {
            name: e.db_name.clone(),
            schema_name: e.name.clone(),
            schema: names::without_default(schema.dialect, e.db_schema.as_deref()),
            values: e.values.iter().map(|v| v.db_name.clone()).collect(),
            value_names: e.values.iter().map(|v| v.name.clone()).collect(),
            values_were: e.values.iter().map(|v| names::earlier_name(v.docs.as_deref())).collect(),
            was: names::earlier_name(e.docs.as_deref()),
        })
        .collect()
}

fn extensions(schema: &Schema) -> Vec<Extension> {
    let entries = schema.datasource.extensions.iter();
    let mut extensions: Vec<Extension> = entries
        .map(|e| Extension { name: e.db_name.clone(), schema: e.schema.clone(), version: e.version.clone() })
        .collect();
    extensions.sort_by(|a, b| a.name.cmp(&b.name));
    extensions.dedup_by(|b, a| a.name == b.name);
    extensions
}

fn listed_schemas(schema: &Schema) -> Vec<String> {
    let Some(default) = schema.dialect.facts().default_schema else {
        return Vec::new();
    };
    let mut listed = schema.datasource.schemas.clone();
    if listed.is_empty() {
        listed.push(default.to_owned());
    }
    listed.sort();
    listed
}

fn used_schemas(schema: &Schema, tables: &[Table], enums: &[EnumType]) -> Vec<String> {
    let Some(default) = schema.dialect.facts().default_schema else {
        return Vec::new();
    };
    let used = tables.iter().map(|t| &t.schema).chain(enums.iter().map(|e| &e.schema));
    let names: BTreeSet<&str> = used.map(|s| s.as_deref().unwrap_or(default)).collect();
    names.into_iter().map(str::to_owned).collect()
}
