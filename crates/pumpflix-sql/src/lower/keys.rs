//! Primary keys, uniques, indexes and foreign keys.

use pumpflix_dialect::Dialect;
use pumpflix_schema::model::{self, ModelRef, OperatorClass, RelationRef, Unique};

use super::names;
use crate::tables::{ForeignKey, Index, IndexColumn, IndexKind, PrimaryKey};

/// The primary key of a model's table.
pub(super) fn primary_key(model: ModelRef<'_>) -> Option<PrimaryKey> {
    let key = model.get().primary_key.as_ref()?;
    let name = key
        .map
        .clone()
        .unwrap_or_else(|| names::constraint(model.schema().dialect, &model.db_name, [], names::PRIMARY_KEY));
    Some(PrimaryKey { name, columns: columns(model, &key.columns), clustered: key.clustered })
}

/// Uniques and indexes in the order in which Prisma makes them: uniques on fields, then `@@index`, then
/// `@@unique`, then `@@fulltext`, each in source order.
pub(super) fn indexes(model: ModelRef<'_>) -> Vec<Index> {
    let uniques = &model.get().uniques;
    let indexes = &model.get().indexes;
    let on_fields = uniques.iter().filter(|u| u.on_field).map(|u| unique(model, u));
    let normal = indexes.iter().filter(|i| !i.fulltext).map(|i| index(model, i));
    let on_block = uniques.iter().filter(|u| !u.on_field).map(|u| unique(model, u));
    let fulltext = indexes.iter().filter(|i| i.fulltext).map(|i| index(model, i));
    on_fields.chain(normal).chain(on_block).chain(fulltext).collect()
}

fn unique(model: ModelRef<'_>, unique: &Unique) -> Index {
    let columns = columns(model, &unique.columns);
    Index {
        name: name(model, unique.map.as_deref(), &columns, names::UNIQUE),
        kind: IndexKind::Unique,
        columns,
        algorithm: None,
        predicate: unique.predicate.as_ref().map(|p| p.sql.clone()),
        clustered: unique.clustered,
    }
}

fn index(model: ModelRef<'_>, index: &model::Index) -> Index {
    let columns = columns(model, &index.columns);
    Index {
        name: name(model, index.map.as_deref(), &columns, names::INDEX),
        kind: if index.fulltext { IndexKind::Fulltext } else { IndexKind::Normal },
        columns,
        algorithm: index.algorithm,
        predicate: index.predicate.as_ref().map(|p| p.sql.clone()),
        clustered: index.clustered,
    }
}

fn name(model: ModelRef<'_>, map: Option<&str>, columns: &[IndexColumn], suffix: &str) -> String {
    map.map_or_else(
        || {
            let columns = columns.iter().map(|c| c.name.as_str());
            names::constraint(model.schema().dialect, &model.db_name, columns, suffix)
        },
        str::to_owned,
    )
}

fn columns(model: ModelRef<'_>, columns: &[model::IndexColumn]) -> Vec<IndexColumn> {
    // The schema language takes a class by its own name everywhere.
    let has_classes = matches!(model.schema().dialect, Dialect::Postgres | Dialect::CockroachDb);
    columns
        .iter()
        .map(|column| {
            let field = model.field(column.field).get();
            IndexColumn {
                name: field.scalar().map_or(&field.name, |s| &s.db_name).clone(),
                sort: column.sort,
                length: column.length,
                ops: column.ops.as_ref().filter(|_| has_classes).map(operator_class),
            }
        })
        .collect()
}

/// PostgreSQL's name of an operator class: the schema's in snake case, save for words that PostgreSQL joins.
fn operator_class(ops: &OperatorClass) -> String {
    let known = match ops {
        OperatorClass::Raw(raw) => return raw.clone(),
        OperatorClass::Known(known) => known,
    };
    let joined = known.replace("MinMax", "Minmax").replace("VarBit", "Varbit").replace("Tz", "tz");
    let mut name = String::with_capacity(joined.len() + 4);
    for c in joined.chars() {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// The foreign key of a relation; none when an end is a view.
pub(super) fn foreign_key(relation: RelationRef<'_>) -> Option<ForeignKey> {
    let (from, to) = (relation.from_model(), relation.to_model());
    if from.is_view || to.is_view {
        return None;
    }
    let column_names = |model: ModelRef<'_>, fields: &[model::FieldId]| -> Vec<String> {
        let fields = fields.iter().map(|f| model.field(*f).get());
        fields.map(|f| f.scalar().map_or(&f.name, |s| &s.db_name).clone()).collect()
    };
    let columns = column_names(from, &relation.fields);
    let dialect = from.schema().dialect;
    let name = relation.map.clone().unwrap_or_else(|| {
        names::constraint(dialect, &from.db_name, columns.iter().map(String::as_str), names::FOREIGN_KEY)
    });
    Some(ForeignKey {
        name,
        columns,
        referenced_table: to.db_name.clone(),
        referenced_schema: names::qualifier(to),
        referenced_columns: column_names(to, &relation.references),
        on_delete: relation.on_delete(),
        on_update: relation.on_update(),
    })
}
