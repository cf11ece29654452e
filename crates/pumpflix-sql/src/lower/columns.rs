//! Columns: their types and defaults.

use pumpflix_dialect::{Dialect, EnumStyle, Scalar};
use pumpflix_schema::model::{
    Arity, DefaultValue, FieldRef, FieldType, Literal, ModelRef, NativeType, ScalarField,
};

use super::{literals, names};
use crate::tables::{
    Column, ColumnArity, ColumnDefault, ColumnSource, ColumnType, Identity, Native, TypeFamily, Value,
};

/// The column of a field.
pub(super) fn column(field: FieldRef<'_>, scalar: &ScalarField) -> Column {
    let dialect = field.model.schema().dialect;
    let auto_increment = counts(field, scalar);
    Column {
        name: scalar.db_name.clone(),
        field: Some(ColumnSource {
            id: field.id,
            name: field.get().name.clone(),
            was: names::earlier_name(field.get().docs.as_deref()),
        }),
        ty: column_type(field, scalar),
        arity: match field.get().arity {
            Arity::Required => ColumnArity::Required,
            Arity::Optional => ColumnArity::Nullable,
            Arity::List => ColumnArity::List,
        },
        default: scalar.default.as_ref().and_then(|d| default(field, scalar, d)),
        default_name: default_name(field, scalar, dialect),
        auto_increment,
        client_default: scalar.default.as_ref().is_some_and(is_of_client),
        updated_at: scalar.updated_at,
    }
}

/// The database counts: `autoincrement()`; on SQLite also every integer that is the whole key, since such a column
/// is the row's own number there.
fn counts(field: FieldRef<'_>, scalar: &ScalarField) -> bool {
    let asked = matches!(scalar.default, Some(DefaultValue::Autoincrement));
    match field.model.schema().dialect {
        Dialect::Sqlite => scalar.ty == FieldType::Scalar(Scalar::Int) && is_whole_key(field),
        // A default of its own there: `unique_rowid()`.
        Dialect::CockroachDb => false,
        Dialect::Postgres | Dialect::MySql | Dialect::SqlServer => asked,
    }
}

fn is_whole_key(field: FieldRef<'_>) -> bool {
    let key = field.model.get().primary_key.as_ref();
    key.is_some_and(|k| k.columns.len() == 1 && k.columns.first().is_some_and(|c| c.field == field.id))
}

fn is_of_client(default: &DefaultValue) -> bool {
    match default {
        DefaultValue::Uuid(_) | DefaultValue::Cuid(_) | DefaultValue::Ulid | DefaultValue::Nanoid(_) => true,
        DefaultValue::Literal(_)
        | DefaultValue::List(_)
        | DefaultValue::Autoincrement
        | DefaultValue::Sequence(_)
        | DefaultValue::Now
        | DefaultValue::DbGenerated(_) => false,
    }
}

fn default_name(field: FieldRef<'_>, scalar: &ScalarField, dialect: Dialect) -> Option<String> {
    if !dialect.facts().named_defaults || scalar.default.is_none() {
        return None;
    }
    let made = || names::constraint(dialect, &field.model.db_name, [scalar.db_name.as_str()], names::DEFAULT);
    Some(scalar.default_name.clone().unwrap_or_else(made))
}

fn column_type(field: FieldRef<'_>, scalar: &ScalarField) -> ColumnType {
    let schema = field.model.schema();
    match &scalar.ty {
        FieldType::Scalar(ty) => ColumnType {
            family: TypeFamily::Scalar(*ty),
            native: native(schema.dialect, *ty, scalar.native.as_ref()),
        },
        FieldType::Enum(id) => {
            let e = schema.enum_(*id).get();
            let family = TypeFamily::Enum {
                name: e.db_name.clone(),
                schema: names::without_default(schema.dialect, e.db_schema.as_deref()),
            };
            let values = e.values.iter().map(|value| value.db_name.as_str());
            ColumnType { family, native: inline_enum(schema.dialect, values) }
        }
        FieldType::Unsupported(words) => {
            ColumnType { family: TypeFamily::Unsupported(words.clone()), native: None }
        }
    }
}

/// Where enums have no type of their own, the column lists the values.
pub(crate) fn inline_enum<'a>(dialect: Dialect, values: impl Iterator<Item = &'a str>) -> Option<Native> {
    if dialect.facts().enums != EnumStyle::Inline {
        return None;
    }
    let args: Vec<String> = values.map(|value| dialect.quote_literal(value)).collect();
    Some(Native { name: "Enum".to_owned(), sql: format!("ENUM({})", args.join(", ")), args })
}

/// The native type of a column: the one that is written, else the one that the database's default type is.
fn native(dialect: Dialect, scalar: Scalar, written: Option<&NativeType>) -> Option<Native> {
    let types = dialect.native_types();
    if let Some(native) = written {
        let def = types.iter().find(|t| t.name == native.name)?;
        let mut sql = def.sql.to_owned();
        if !native.args.is_empty() {
            sql.push('(');
            sql.push_str(&native.args.join(","));
            sql.push(')');
        }
        return Some(Native { name: native.name.clone(), sql, args: native.args.clone() });
    }
    let sql = dialect.default_type(scalar);
    let (words, args) = sql.split_once('(').map_or((sql, ""), |(w, a)| (w, a.trim_end_matches(')')));
    // MySQL's BOOLEAN is another word for TINYINT(1); it has no native type of that name.
    let def = types.iter().find(|t| t.sql == words && t.scalars.contains(&scalar));
    let name = def.map(|t| t.name).or((dialect == Dialect::MySql).then_some("TinyInt"))?;
    let args = args.split(',').filter(|a| !a.is_empty()).map(str::to_owned).collect();
    Some(Native { name: name.to_owned(), sql: sql.to_owned(), args })
}

fn default(field: FieldRef<'_>, scalar: &ScalarField, default: &DefaultValue) -> Option<ColumnDefault> {
    let model = field.model;
    Some(match default {
        DefaultValue::Literal(literal) => ColumnDefault::Value(value(model, scalar, literal)),
        DefaultValue::List(literals) => {
            ColumnDefault::List(literals.iter().map(|l| value(model, scalar, l)).collect())
        }
        DefaultValue::Now => ColumnDefault::Now,
        // SQLite has no such function: where it is there beside the datasource's own, the client makes the value.
        random @ DefaultValue::DbGenerated(_)
            if random.is_random_uuid()
                && model.schema().dialect == Dialect::Sqlite
                && !model.schema().datasource.own =>
        {
            return None;
        }
        DefaultValue::DbGenerated(Some(expression)) => ColumnDefault::Expression(expression.clone()),
        DefaultValue::DbGenerated(None) => ColumnDefault::Unstated,
        DefaultValue::Sequence(options) => ColumnDefault::Identity(identity(options)),
        DefaultValue::Autoincrement if model.schema().dialect == Dialect::CockroachDb => {
            ColumnDefault::UniqueRowId
        }
        DefaultValue::Autoincrement
        | DefaultValue::Uuid(_)
        | DefaultValue::Cuid(_)
        | DefaultValue::Ulid
        | DefaultValue::Nanoid(_) => return None,
    })
}

fn value(model: ModelRef<'_>, scalar: &ScalarField, literal: &Literal) -> Value {
    match (literal, &scalar.ty) {
        (Literal::Enum(index), FieldType::Enum(id)) => {
            let values = &model.schema().enum_(*id).get().values;
            Value::Enum(values.get(*index).map_or_else(String::new, |v| v.db_name.clone()))
        }
        (Literal::String(text), FieldType::Scalar(Scalar::DateTime)) => {
            Value::DateTime(literals::date_time(text))
        }
        (Literal::String(text), FieldType::Scalar(Scalar::Json)) => Value::Json(text.clone()),
        (Literal::String(text), FieldType::Scalar(Scalar::Bytes)) => Value::Bytes(literals::base64(text)),
        (Literal::String(text) | Literal::Number(text), FieldType::Scalar(s)) if *s != Scalar::String => {
            Value::Number(literals::number(text))
        }
        (Literal::String(text) | Literal::Number(text), _) => Value::Text(text.clone()),
        (Literal::Boolean(b), _) => Value::Boolean(*b),
        (Literal::Enum(index), _) => Value::Text(index.to_string()),
    }
}

fn identity(options: &[(String, String)]) -> Identity {
    let mut identity = Identity::default();
    for (name, value) in options {
        let number = value.parse::<i64>().ok();
        match name.as_str() {
            "virtual" => identity.is_virtual = value == "true",
            "increment" => identity.increment = number,
            "cache" => identity.cache = number,
            "start" => identity.start = number,
            "minValue" => identity.min_value = number,
            "maxValue" => identity.max_value = number,
            _ => {}
        }
    }
    identity
}
