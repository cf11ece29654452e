//! The fields that have a column in the client.

use proc_macro2::TokenStream;
use pumpflix_dialect::{Dialect, Scalar};
use pumpflix_schema::model::{Arity, DefaultValue, FieldId, FieldType, Literal, ModelRef, ScalarField};
use quote::quote;

use super::enums::is_mapped;
use super::names::ident;
use super::sql::PgType;
use super::{ColumnCode, Context};

/// The fields whose columns the client knows, all but ignored and `Unsupported` ones: those of the row in schema
/// order, then those that rows are read without.
///
/// A column's place here is its index everywhere in generated code.
pub(super) fn usable(model: ModelRef<'_>) -> impl Iterator<Item = (FieldId, &ScalarField)> {
    let usable = |omitted: bool| {
        model
            .columns()
            .filter(move |(f, scalar)| {
                !f.ignored && !matches!(scalar.ty, FieldType::Unsupported(_)) && scalar.omitted == omitted
            })
            .map(|(f, scalar)| (f.id, scalar))
    };
    usable(false).chain(usable(true))
}

/// The index of a field's column, if the client has it.
pub(super) fn index(model: ModelRef<'_>, field: FieldId) -> Option<usize> {
    usable(model).position(|(id, _)| id == field)
}

/// The indexes of all the fields' columns, or `None` when the client lacks one.
pub(super) fn indexes(model: ModelRef<'_>, fields: &[FieldId]) -> Option<Vec<usize>> {
    fields.iter().map(|field| index(model, *field)).collect()
}

pub(super) fn columns(context: &Context<'_>, model: ModelRef<'_>) -> Vec<ColumnCode> {
    usable(model).enumerate().map(|(index, (id, scalar))| column(context, model, index, id, scalar)).collect()
}

fn column(
    context: &Context<'_>,
    model: ModelRef<'_>,
    index: usize,
    id: FieldId,
    scalar: &ScalarField,
) -> ColumnCode {
    let field = model.field(id).get();
    let pg = PgType::of(context.postgres, model.id, &scalar.db_name);
    let native = native(context, scalar);
    let typed = typed(field.arity, scalar);
    let base_type = match (&typed, native) {
        (Some(path), _) => path.clone(),
        (None, Some(native)) => {
            let name = ident(native.rust);
            quote!(rt::#name)
        }
        (None, None) => base_type(context, model, &scalar.ty),
    };
    let handle_type = if typed.is_some() { quote!(rt::Typed<#base_type>) } else { base_type.clone() };
    let (row_type, field_type) = match field.arity {
        Arity::Required => (base_type.clone(), handle_type),
        Arity::Optional => {
            let option = prelude(model, "Option", "option");
            (quote!(#option<#base_type>), quote!(#option<#handle_type>))
        }
        Arity::List => {
            let vec = prelude(model, "Vec", "vec");
            (quote!(#vec<#base_type>), quote!(rt::List<#base_type>))
        }
    };
    ColumnCode {
        name: field.name.clone(),
        ident: ident(&field.rust_name),
        docs: field.docs.clone(),
        index,
        db_name: scalar.db_name.clone(),
        kind: native.map_or_else(|| kind(&scalar.ty), |native| native.kind),
        typed: typed.is_some(),
        omitted: scalar.omitted,
        nullable: field.arity == Arity::Optional,
        list: field.arity == Arity::List,
        default: default(context, &scalar.ty, scalar.default.as_ref()).or_else(|| {
            let own = native.is_none() && pg.via.is_none();
            scalar.default.as_ref().map(|value| made_by_database(context, &scalar.ty, own, value))
        }),
        values: values(context, &scalar.ty),
        updated_at: scalar.updated_at,
        pg_type: pg.name,
        pg_via: pg.via,
        base_type,
        row_type,
        field_type,
    }
}

/// A type of PostgreSQL's own that Rust has one for.
#[derive(Clone, Copy)]
struct Native {
    /// The name in the client crate's door.
    rust: &'static str,
    /// The variant of `Kind`.
    kind: &'static str,
}

fn native(context: &Context<'_>, scalar: &ScalarField) -> Option<Native> {
    if !matches!(context.schema.dialect, Dialect::Postgres | Dialect::CockroachDb) {
        return None;
    }
    let (rust, kind) = match scalar.native.as_ref()?.name.as_str() {
        "Uuid" => ("Uuid", "String"),
        "Inet" => ("IpAddr", "String"),
        "Date" => ("Date", "Date"),
        "Time" | "Timetz" => ("Time", "Time"),
        _ => return None,
    };
    Some(Native { rust, kind })
}

/// The caller's own type of a document. A list of documents keeps the common one.
fn typed(arity: Arity, scalar: &ScalarField) -> Option<TokenStream> {
    let path = scalar.rust_type.as_ref().filter(|_| arity != Arity::List)?;
    syn::parse_str(path).ok()
}

/// A type of the standard prelude: by its name, unless the model has taken that in its module.
fn prelude(model: ModelRef<'_>, name: &str, module: &str) -> TokenStream {
    let (module, ident) = (ident(module), ident(name));
    if model.rust_type == name { quote!(::std::#module::#ident) } else { quote!(#ident) }
}

/// The Rust type of a value. `Unsupported` has none; its fields are left out before.
fn base_type(context: &Context<'_>, model: ModelRef<'_>, ty: &FieldType) -> TokenStream {
    match ty {
        FieldType::Scalar(Scalar::Boolean) => quote!(bool),
        FieldType::Scalar(Scalar::Int) => quote!(i32),
        FieldType::Scalar(Scalar::BigInt) => quote!(i64),
        FieldType::Scalar(Scalar::Float) => quote!(f64),
        FieldType::Scalar(Scalar::Decimal) => quote!(rt::Decimal),
        FieldType::Scalar(Scalar::DateTime) => quote!(rt::DateTime),
        FieldType::Scalar(Scalar::Json) => quote!(rt::Json),
        FieldType::Scalar(Scalar::Bytes) => {
            let vec = prelude(model, "Vec", "vec");
            quote!(#vec<u8>)
        }
        FieldType::Scalar(Scalar::String) | FieldType::Unsupported(_) => prelude(model, "String", "string"),
        FieldType::Enum(id) => {
            let (module, name) = (&context.enums_module, ident(&context.schema.enum_(*id).rust_type));
            quote!(super::#module::#name)
        }
    }
}

fn kind(ty: &FieldType) -> &'static str {
    match ty {
        FieldType::Enum(_) => "Enum",
        FieldType::Scalar(scalar) => match scalar {
            Scalar::String => "String",
            Scalar::Boolean => "Boolean",
            Scalar::Int | Scalar::BigInt => "Int",
            Scalar::Float => "Float",
            Scalar::Decimal => "Decimal",
            Scalar::DateTime => "DateTime",
            Scalar::Json => "Json",
            Scalar::Bytes => "Bytes",
        },
        FieldType::Unsupported(_) => "String",
    }
}

/// What the client makes when nothing is given: a word, and what stands in its parentheses.
fn default(
    context: &Context<'_>,
    ty: &FieldType,
    value: Option<&DefaultValue>,
) -> Option<(&'static str, Option<String>)> {
    Some(match value? {
        // SQLite lacks the function.
        random @ DefaultValue::DbGenerated(_) if context.sqlite && random.is_random_uuid() => {
            ("uuid", Some("4".to_owned()))
        }
        DefaultValue::Literal(Literal::String(time))
            if context.sqlite && *ty == FieldType::Scalar(Scalar::DateTime) =>
        {
            ("time", Some(time.clone()))
        }
        DefaultValue::Now => ("now", None),
        DefaultValue::Uuid(version) => ("uuid", Some(version.to_string())),
        DefaultValue::Cuid(version) => ("cuid", Some(version.to_string())),
        DefaultValue::Ulid => ("ulid", None),
        DefaultValue::Nanoid(length) => ("nanoid", Some(length.to_string())),
        _ => return None,
    })
}

/// What the database makes when nothing is given: a value that the client may write in its place where other rows of the
/// same insert give one, or something else. `own` is a type that has no other forms than the scalar's.
fn made_by_database(
    context: &Context<'_>,
    ty: &FieldType,
    own: bool,
    value: &DefaultValue,
) -> (&'static str, Option<String>) {
    let text = match (value, ty) {
        (DefaultValue::Literal(Literal::Enum(at)), FieldType::Enum(id)) => {
            context.schema.enum_(*id).values.get(*at).map(|value| value.db_name.clone())
        }
        (DefaultValue::Literal(Literal::Boolean(value)), _) => Some(value.to_string()),
        (DefaultValue::Literal(Literal::Number(number)), FieldType::Scalar(_)) if own => Some(number.clone()),
        (DefaultValue::Literal(Literal::String(text)), FieldType::Scalar(Scalar::String)) if own => {
            Some(text.clone())
        }
        _ => None,
    };
    text.map_or(("database", None), |text| ("literal", Some(text)))
}

/// The names of an enum's values, where the database has others than the schema.
fn values(context: &Context<'_>, ty: &FieldType) -> Option<Vec<(String, String)>> {
    let FieldType::Enum(id) = ty else { return None };
    let code = context.schema.enum_(*id);
    let pairs = code.values.iter().map(|value| (value.name.clone(), value.db_name.clone()));
    is_mapped(code.get()).then(|| pairs.collect())
}

/// The database fills the column by itself when an insert leaves it out.
pub(super) fn has_database_default(arity: Arity, scalar: &ScalarField) -> bool {
    arity != Arity::Required
        || matches!(
            scalar.default,
            Some(
                DefaultValue::Literal(_)
                    | DefaultValue::List(_)
                    | DefaultValue::Autoincrement
                    | DefaultValue::Sequence(_)
                    | DefaultValue::Now
                    | DefaultValue::DbGenerated(_)
            )
        )
}
