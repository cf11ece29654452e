//! The models and views.

use pumpflix_dialect::{Dialect, Scalar};
use pumpflix_schema::model::{Arity, FieldId, FieldType, ModelRef, RelationKind};
use quote::quote;

use super::columns::{columns, has_database_default, usable};
use super::enums::ROOT_TYPES;
use super::names::{Scope, file, ident};
use super::relations::{relations, single_key};
use super::uniques::uniques;
use super::{ColumnCode, Context, Creation, InputCode, Locals, ModelCode};

/// Methods that `Db` and `Tx` have, or will have, themselves.
const DB_METHODS: [&str; 16] = [
    "batch",
    "borrow",
    "builder",
    "clone",
    "close",
    "connect",
    "create_tables",
    "database",
    "deref",
    "execute",
    "from",
    "into",
    "query",
    "retries",
    "savepoint",
    "transaction",
];

/// Methods that a new row has, or will have, itself.
const DRAFT_METHODS: [&str; 2] = ["nest", "plan"];

pub(super) fn models(context: &Context<'_>) -> Vec<ModelCode> {
    let mut methods = Scope::of(&DB_METHODS);
    let models = context.schema.models().filter(|m| !m.ignored);
    models.map(|m| model(context, m, &mut methods)).collect()
}

fn model(context: &Context<'_>, model: ModelRef<'_>, methods: &mut Scope) -> ModelCode {
    let columns = columns(context, model);
    let relations = relations(context, model);
    let mut values = Scope::new(columns.iter().map(|c| &c.ident).chain(relations.iter().map(|r| &r.ident)));
    let module = ident(&model.rust_module);
    let (file, file_is_named) = file(&module);
    let table = context.tables.table_of(model.id);
    let default_schema = context.schema.dialect.facts().default_schema;
    ModelCode {
        name: model.name.clone(),
        ident: ident(&model.rust_type),
        accessor: methods.claim(&model.rust_module),
        file,
        file_is_named,
        at_root: !ROOT_TYPES.contains(&model.rust_type.as_str()),
        module,
        docs: model.docs.clone(),
        is_view: model.is_view,
        full_text: context.postgres.is_some_and(|tables| tables.dialect == Dialect::Postgres),
        table: model.db_name.clone(),
        schema: match table {
            Some(table) => table.schema.clone(),
            None => model.db_schema.clone().filter(|s| Some(s.as_str()) != default_schema),
        },
        creation: can_be_created(model).then(|| creation(context, model, &columns, values.clone())),
        locals: locals(&values),
        meta: values.claim("META"),
        uniques: uniques(context, model, &columns, &mut values),
        columns,
        relations,
    }
}

fn locals(values: &Scope) -> Locals {
    Locals {
        row: values.free("row"),
        column: values.free("column"),
        draft: values.free("draft"),
        value: values.free("value"),
        to: values.free("to"),
        from: values.free("from"),
    }
}

/// An insert of the columns that the client has is one that the database can take.
fn can_be_created(model: ModelRef<'_>) -> bool {
    let usable: Vec<FieldId> = usable(model).map(|(id, _)| id).collect();
    let mut others = model.columns().filter(|(field, _)| !usable.contains(&field.id));
    !model.is_view && others.all(|(field, scalar)| has_database_default(field.arity, scalar))
}

/// `values` are the module's names for values: in a pattern each of them would be a constant.
fn creation(
    context: &Context<'_>,
    model: ModelRef<'_>,
    columns: &[ColumnCode],
    mut values: Scope,
) -> Creation {
    let name = ident(&model.rust_type);
    let mut types = Scope::new([&name]);
    let mut setters = Scope::of(&DRAFT_METHODS);
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for (column, (id, scalar)) in columns.iter().zip(usable(model)) {
        let must = model.field(id).arity == Arity::Required && scalar.default.is_none() && !scalar.updated_at;
        let ident = if must { column.ident.clone() } else { setters.claim(&column.ident.to_string()) };
        let input = InputCode {
            name: column.name.clone(),
            docs: column.docs.clone(),
            ident,
            local: values.claim(&column.ident.to_string()),
            column: column.index,
            field_type: column.field_type.clone(),
            row_type: column.row_type.clone(),
            key_of: key_of(context, model, id),
            nullable: column.nullable,
        };
        if must { required.push(input) } else { optional.push(input) }
    }
    Creation {
        new: types.claim("New"),
        draft: types.claim("Draft"),
        create: types.claim("Create"),
        on: types.claim("Database"),
        required,
        optional,
    }
}

/// The model whose key a field holds, if it is a foreign key of one column to a primary key of one column.
fn key_of(context: &Context<'_>, model: ModelRef<'_>, field: FieldId) -> Option<proc_macro2::TokenStream> {
    let relation = context.schema.relations().find(|r| {
        r.kind != RelationKind::ManyToMany && r.from.model == model.id && r.fields.as_slice() == [field]
    })?;
    let target = relation.to_model();
    let key = single_key(target).filter(|key| relation.references.as_slice() == [*key])?;
    let key_field = target.field(key).get();
    let plain = matches!(
        key_field.scalar()?.ty,
        FieldType::Scalar(
            Scalar::String
                | Scalar::Int
                | Scalar::BigInt
                | Scalar::Decimal
                | Scalar::DateTime
                | Scalar::Bytes
        )
    );
    if target.ignored || key_field.ignored || target.get().primary_key.is_none() || !plain {
        return None;
    }
    let (module, name) = (ident(&target.rust_module), ident(&target.rust_type));
    Some(quote!(super::#module::#name))
}
