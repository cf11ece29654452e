//! PostgreSQL.

use crate::Scalar;
use crate::facts::{AlterColumn, ConstraintScope, EnumStyle, Facts, ForeignKeyStyle, JoinTableKey};
use crate::native::{NativeArgs, NativeTypeDef};

pub(crate) const FACTS: Facts = Facts {
    // NAMEDATALEN - 1; longer names are silently cut by the server.
    max_identifier: 63,
    quote: ('"', '"'),
    alter_column: AlterColumn::PerProperty,
    foreign_keys: ForeignKeyStyle::Separate,
    enums: EnumStyle::Type,
    // Since Prisma 6; a primary key is what logical replication wants.
    join_table_key: JoinTableKey::PrimaryKey,
    lists: true,
    json: true,
    schemas: true,
    default_schema: Some("public"),
    returning: true,
    numbered_placeholder: Some('$'),
    // A signed 16-bit count in drivers, an unsigned one in the protocol; the smaller is safe.
    max_parameters: 32_767,
    checked_integers: true,
    named_primary_keys: true,
    named_foreign_keys: true,
    named_defaults: false,
    transactional_ddl: true,
    constraint_scopes: &[ConstraintScope::GlobalKeysAndIndexes, ConstraintScope::ModelAll],
};

pub(crate) const fn default_type(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "TEXT",
        Scalar::Boolean => "BOOLEAN",
        Scalar::Int => "INTEGER",
        Scalar::BigInt => "BIGINT",
        Scalar::Float => "DOUBLE PRECISION",
        Scalar::Decimal => "DECIMAL(65,30)",
        Scalar::DateTime => "TIMESTAMP(3)",
        Scalar::Json => "JSONB",
        Scalar::Bytes => "BYTEA",
    }
}

const INT: &[Scalar] = &[Scalar::Int];
const STRING: &[Scalar] = &[Scalar::String];
const TIME: &[Scalar] = &[Scalar::DateTime];

pub(crate) const NATIVE_TYPES: &[NativeTypeDef] = &[
    NativeTypeDef::new("SmallInt", "SMALLINT", INT, NativeArgs::None),
    NativeTypeDef::new("Integer", "INTEGER", INT, NativeArgs::None),
    NativeTypeDef::new("BigInt", "BIGINT", &[Scalar::BigInt], NativeArgs::None),
    NativeTypeDef::new("Decimal", "DECIMAL", &[Scalar::Decimal], NativeArgs::OptionalTwo),
    NativeTypeDef::new("Money", "MONEY", &[Scalar::Decimal], NativeArgs::None),
    NativeTypeDef::new("Inet", "INET", STRING, NativeArgs::None),
    NativeTypeDef::new("Oid", "OID", INT, NativeArgs::None),
    NativeTypeDef::new("Citext", "CITEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("Real", "REAL", &[Scalar::Float], NativeArgs::None),
    NativeTypeDef::new("DoublePrecision", "DOUBLE PRECISION", &[Scalar::Float], NativeArgs::None),
    NativeTypeDef::new("VarChar", "VARCHAR", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("Char", "CHAR", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("Text", "TEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("ByteA", "BYTEA", &[Scalar::Bytes], NativeArgs::None),
    NativeTypeDef::new("Timestamp", "TIMESTAMP", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Timestamptz", "TIMESTAMPTZ", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Date", "DATE", TIME, NativeArgs::None),
    NativeTypeDef::new("Time", "TIME", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Timetz", "TIMETZ", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Boolean", "BOOLEAN", &[Scalar::Boolean], NativeArgs::None),
    NativeTypeDef::new("Bit", "BIT", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("VarBit", "VARBIT", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("Uuid", "UUID", STRING, NativeArgs::None),
    NativeTypeDef::new("Xml", "XML", STRING, NativeArgs::None),
    NativeTypeDef::new("Json", "JSON", &[Scalar::Json], NativeArgs::None),
    NativeTypeDef::new("JsonB", "JSONB", &[Scalar::Json], NativeArgs::None),
];
