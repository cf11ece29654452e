//! CockroachDB: PostgreSQL's wire and syntax, its own types.

use crate::Scalar;
use crate::facts::{AlterColumn, ConstraintScope, EnumStyle, Facts, ForeignKeyStyle, JoinTableKey};
use crate::native::{NativeArgs, NativeTypeDef};

pub(crate) const FACTS: Facts = Facts {
    max_identifier: 63,
    quote: ('"', '"'),
    alter_column: AlterColumn::PerProperty,
    foreign_keys: ForeignKeyStyle::Separate,
    enums: EnumStyle::Type,
    join_table_key: JoinTableKey::UniqueIndex,
    lists: true,
    json: true,
    schemas: true,
    default_schema: Some("public"),
    returning: true,
    numbered_placeholder: Some('$'),
    max_parameters: 32_767,
    checked_integers: true,
    named_primary_keys: true,
    named_foreign_keys: true,
    named_defaults: false,
    transactional_ddl: true,
    constraint_scopes: &[ConstraintScope::ModelAll],
};

pub(crate) const fn default_type(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "STRING",
        Scalar::Boolean => "BOOL",
        Scalar::Int => "INT4",
        Scalar::BigInt => "INT8",
        Scalar::Float => "FLOAT8",
        Scalar::Decimal => "DECIMAL(65,30)",
        Scalar::DateTime => "TIMESTAMP(3)",
        Scalar::Json => "JSONB",
        Scalar::Bytes => "BYTES",
    }
}

const INT: &[Scalar] = &[Scalar::Int];
const STRING: &[Scalar] = &[Scalar::String];
const TIME: &[Scalar] = &[Scalar::DateTime];

pub(crate) const NATIVE_TYPES: &[NativeTypeDef] = &[
    NativeTypeDef::new("Bit", "BIT", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("Bool", "BOOL", &[Scalar::Boolean], NativeArgs::None),
    NativeTypeDef::new("Bytes", "BYTES", &[Scalar::Bytes], NativeArgs::None),
    NativeTypeDef::new("Char", "CHAR", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("Date", "DATE", TIME, NativeArgs::None),
    NativeTypeDef::new("Decimal", "DECIMAL", &[Scalar::Decimal], NativeArgs::OptionalTwo),
    NativeTypeDef::new("Float4", "FLOAT4", &[Scalar::Float], NativeArgs::None),
    NativeTypeDef::new("Float8", "FLOAT8", &[Scalar::Float], NativeArgs::None),
    NativeTypeDef::new("Inet", "INET", STRING, NativeArgs::None),
    NativeTypeDef::new("Int2", "INT2", INT, NativeArgs::None),
    NativeTypeDef::new("Int4", "INT4", INT, NativeArgs::None),
    NativeTypeDef::new("Int8", "INT8", &[Scalar::BigInt], NativeArgs::None),
    NativeTypeDef::new("JsonB", "JSONB", &[Scalar::Json], NativeArgs::None),
    NativeTypeDef::new("Oid", "OID", INT, NativeArgs::None),
    NativeTypeDef::new("CatalogSingleChar", "\"char\"", STRING, NativeArgs::None),
    NativeTypeDef::new("String", "STRING", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("Timestamp", "TIMESTAMP", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Timestamptz", "TIMESTAMPTZ", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Time", "TIME", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Timetz", "TIMETZ", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Uuid", "UUID", STRING, NativeArgs::None),
    NativeTypeDef::new("VarBit", "VARBIT", STRING, NativeArgs::OptionalOne),
];
