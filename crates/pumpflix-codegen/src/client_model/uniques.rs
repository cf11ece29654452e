//! Primary keys and uniques, and the functions that name a row by one.

use pumpflix_schema::model::{FieldId, IndexColumn, ModelRef};
use pumpflix_sql::tables::{IndexKind, Table};

use super::columns::indexes;
use super::names::Scope;
use super::{ColumnCode, Context, Selector, UniqueCode};

/// The keys over columns that the client has, the primary key first. `values` are the module's names for values.
pub(super) fn uniques(
    context: &Context<'_>,
    model: ModelRef<'_>,
    columns: &[ColumnCode],
    values: &mut Scope,
) -> Vec<UniqueCode> {
    let table = context.tables.table_of(model.id);
    let mut uniques = Vec::new();
    if let Some(key) = &model.primary_key {
        let name = table.and_then(|t| t.primary_key.as_ref()).map(|k| k.name.as_str());
        let constraint = name.unwrap_or(&model.db_name);
        uniques.extend(fields(model, &key.columns).map(|over| UniqueCode {
            constraint: constraint.to_owned(),
            primary: true,
            selector: Some(selector(&key.rust_name, &over, columns, values)),
            columns: over,
        }));
    }
    for unique in &model.uniques {
        uniques.extend(fields(model, &unique.columns).map(|over| UniqueCode {
            constraint: index_name(table, unique.map.as_deref(), &over, columns),
            primary: false,
            // Several rows may be equal outside the condition of a partial unique.
            selector:
                (unique.predicate.is_none()).then(|| selector(&unique.rust_name, &over, columns, values)),
            columns: over,
        }));
    }
    uniques
}

fn fields(model: ModelRef<'_>, columns: &[IndexColumn]) -> std::option::IntoIter<Vec<usize>> {
    let fields: Vec<FieldId> = columns.iter().map(|c| c.field).collect();
    indexes(model, &fields).into_iter()
}

fn selector(name: &str, over: &[usize], columns: &[ColumnCode], values: &mut Scope) -> Selector {
    let function = values.claim(&format!("by_{}", super::names::plain(name)));
    let parameters = over
        .iter()
        .filter_map(|c| columns.get(*c))
        // A parameter with the name of the field's handle would be taken for that constant.
        .map(|c| values.free(&c.ident.to_string()))
        .collect();
    Selector { function, parameters }
}

/// The name of a unique index, by its own name or by its columns.
fn index_name(table: Option<&Table>, map: Option<&str>, over: &[usize], columns: &[ColumnCode]) -> String {
    let names: Vec<&str> = over.iter().filter_map(|c| columns.get(*c)).map(|c| c.db_name.as_str()).collect();
    let uniques = table.into_iter().flat_map(|t| &t.indexes).filter(|i| i.kind == IndexKind::Unique);
    let same = |index: &&pumpflix_sql::tables::Index| index.columns.iter().map(|c| &c.name).eq(names.iter());
    let mut found = uniques.filter(same);
    let by_name = map.and_then(|map| found.clone().find(|i| i.name == map));
    by_name.or_else(|| found.next()).map_or_else(|| map.unwrap_or_default().to_owned(), |i| i.name.clone())
}
