//! The tables behind implicit many-to-many relations.

use pumpflix_dialect::{Dialect, JoinTableKey};
use pumpflix_schema::model::{Action, ModelRef, RelationEnd, RelationMode, RelationRef};

use super::{columns, names};
use crate::tables::{
    Column, ForeignKey, Index, IndexColumn, IndexKind, JoinEnd, PrimaryKey, Table, TableSource,
};

/// The table of a many-to-many relation: columns `A` and `B`, a key over both, an index on `B`, a foreign key each.
/// None when an end is a view or has no key of one column, which the checker refuses.
pub(super) fn join_table(relation: RelationRef<'_>) -> Option<Table> {
    let (a, b) = (relation.from_model(), relation.to_model());
    if a.is_view || b.is_view {
        return None;
    }
    let dialect = a.schema().dialect;
    let name = names::join_table(dialect, relation.name.as_deref(), &a.name, &b.name);
    let ends = [("A", a), ("B", b)];
    let columns = ends.iter().map(|(column, model)| key_copy(column, *model)).collect::<Option<Vec<_>>>()?;
    let both = || vec![IndexColumn::plain("A"), IndexColumn::plain("B")];
    let index = |suffix: &str, kind, columns| Index {
        name: names::join_table_index(dialect, &name, suffix),
        kind,
        columns,
        algorithm: None,
        predicate: None,
        clustered: None,
    };
    let mut indexes = Vec::with_capacity(2);
    let mut primary_key = None;
    match dialect.facts().join_table_key {
        JoinTableKey::PrimaryKey => {
            let name = names::constraint(dialect, &name, [], "_AB_pkey");
            primary_key = Some(PrimaryKey { name, columns: both(), clustered: None });
        }
        JoinTableKey::UniqueIndex => indexes.push(index("_AB_unique", IndexKind::Unique, both())),
    }
    indexes.push(index("_B_index", IndexKind::Normal, vec![IndexColumn::plain("B")]));
    let mut foreign_keys = Vec::with_capacity(2);
    if a.schema().datasource.relation_mode == RelationMode::ForeignKeys {
        let action = action(relation, dialect);
        foreign_keys.extend(ends.iter().filter_map(|(column, model)| {
            let key = key_column(*model)?;
            Some(ForeignKey {
                name: names::constraint(dialect, &name, [], &format!("_{column}_fkey")),
                columns: vec![(*column).to_owned()],
                referenced_table: model.db_name.clone(),
                referenced_schema: names::qualifier(*model),
                referenced_columns: vec![key.name],
                on_delete: action,
                on_update: action,
            })
        }));
    }
    Some(Table {
        name,
        schema: names::qualifier(a),
        source: TableSource::Join {
            id: relation.id,
            is_named: relation.name.is_some(),
            ends: [join_end(a, relation.from), join_end(b, relation.to)],
        },
        columns,
        primary_key,
        indexes,
        foreign_keys,
    })
}

fn join_end(model: ModelRef<'_>, end: RelationEnd) -> JoinEnd {
    let field = model.field(end.field);
    JoinEnd {
        model: model.name.clone(),
        table: model.db_name.clone(),
        schema: names::qualifier(model),
        field: field.name.clone(),
        was: names::earlier_name(field.get().docs.as_deref()),
    }
}

/// SQL Server refuses two cascading paths between the same tables.
fn action(relation: RelationRef<'_>, dialect: Dialect) -> Action {
    if dialect == Dialect::SqlServer && relation.is_self() { Action::NoAction } else { Action::Cascade }
}

/// The column of a model's key of one column.
fn key_column(model: ModelRef<'_>) -> Option<Column> {
    let key = model.get().primary_key.as_ref()?;
    let [column] = key.columns.as_slice() else { return None };
    let field = model.field(column.field);
    Some(columns::column(field, field.get().scalar()?))
}

/// A column of the type of a model's key, with nothing else of it.
fn key_copy(name: &str, model: ModelRef<'_>) -> Option<Column> {
    let key = key_column(model)?;
    Some(Column {
        name: name.to_owned(),
        field: None,
        default: None,
        default_name: None,
        auto_increment: false,
        client_default: false,
        updated_at: false,
        ..key
    })
}
