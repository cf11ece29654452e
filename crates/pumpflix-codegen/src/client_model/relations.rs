//! Relations, as each of their ends sees them.

use pumpflix_schema::model::{Arity, FieldId, FieldRef, ModelRef, RelationKind, RelationRef};
use quote::quote;

use super::columns::{index, indexes};
use super::names::{Scope, ident};
use super::{Context, LinkCode, RelationCode};

/// The relations to models that the client has, over columns that it has, in schema order.
pub(super) fn relations(context: &Context<'_>, model: ModelRef<'_>) -> Vec<RelationCode> {
    model.fields().filter(|f| !f.ignored).filter_map(|field| relation(context, model, field)).collect()
}

fn relation(context: &Context<'_>, model: ModelRef<'_>, field: FieldRef<'_>) -> Option<RelationCode> {
    let at = field.relation()?;
    let target = context.schema.model(at.target);
    let relation = context.schema.relation(at.relation);
    if target.ignored {
        return None;
    }
    // In a relation of a model to itself only the field tells the ends apart.
    let holds_key = relation.from.model == model.id && relation.from.field == field.id;
    let (link, handle) = match relation.kind {
        RelationKind::ManyToMany => (join_table(context, relation, model, target, holds_key)?, "ToMany"),
        RelationKind::OneToOne | RelationKind::OneToMany if holds_key => {
            let here = indexes(model, &relation.fields)?;
            let there = indexes(target, &relation.references)?;
            let required = field.arity == Arity::Required;
            (LinkCode::Columns { here, there }, if required { "ToOne" } else { "ToOptional" })
        }
        kind => {
            let here = indexes(model, &relation.references)?;
            let there = indexes(target, &relation.fields)?;
            let many = kind == RelationKind::OneToMany;
            (LinkCode::Columns { here, there }, if many { "ToMany" } else { "ToOptional" })
        }
    };
    let (module, name) = (ident(&target.rust_module), ident(&target.rust_type));
    let meta = meta(target);
    Some(RelationCode {
        name: field.name.clone(),
        ident: ident(&field.rust_name),
        docs: field.docs.clone(),
        handle: ident(handle),
        target: quote!(super::#module::#name),
        target_meta: quote!(super::#module::#meta),
        link,
        holds_key: holds_key && relation.kind != RelationKind::ManyToMany,
        constraint: holds_key.then(|| foreign_key(context, relation)).flatten(),
    })
}

/// The name of the static that holds a model's facts.
pub(super) fn meta(model: ModelRef<'_>) -> proc_macro2::Ident {
    let handles: Vec<_> = model.fields.iter().map(|f| ident(&f.rust_name)).collect();
    Scope::new(&handles).free("META")
}

/// Column `A` holds the keys of the relation's `from` end, column `B` those of the other.
fn join_table(
    context: &Context<'_>,
    relation: RelationRef<'_>,
    model: ModelRef<'_>,
    target: ModelRef<'_>,
    is_from: bool,
) -> Option<LinkCode> {
    let table = context.tables.join_table(relation.id)?;
    let (here_column, there_column) = if is_from { ("A", "B") } else { ("B", "A") };
    Some(LinkCode::Table {
        table: table.name.clone(),
        schema: table.schema.clone(),
        here_column,
        there_column,
        here: single_key(model).and_then(|field| index(model, field))?,
        there: single_key(target).and_then(|field| index(target, field))?,
    })
}

/// The one field of a model's primary key; of its only unique where a model has no key.
pub(super) fn single_key(model: ModelRef<'_>) -> Option<FieldId> {
    let columns = match &model.get().primary_key {
        Some(key) => &key.columns,
        None => &model.get().uniques.first()?.columns,
    };
    match columns.as_slice() {
        [column] => Some(column.field),
        _ => None,
    }
}

/// The name of the constraint that guards the relation, if the database has one.
fn foreign_key(context: &Context<'_>, relation: RelationRef<'_>) -> Option<String> {
    let column = |field: &FieldId| {
        relation.from_model().field(*field).get().scalar().map(|scalar| scalar.db_name.as_str())
    };
    let columns: Vec<&str> = relation.fields.iter().filter_map(column).collect();
    let referenced = context.tables.table_of(relation.to.model)?;
    let keys = &context.tables.table_of(relation.from.model)?.foreign_keys;
    keys.iter()
        .find(|key| key.referenced_table == referenced.name && key.columns.iter().eq(columns.iter()))
        .map(|key| key.name.clone())
}
