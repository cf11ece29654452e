//! Microsoft SQL Server.

use crate::Scalar;
use crate::facts::{AlterColumn, ConstraintScope, EnumStyle, Facts, ForeignKeyStyle, JoinTableKey};
use crate::native::{NativeArgs, NativeTypeDef};

pub(crate) const FACTS: Facts = Facts {
    max_identifier: 128,
    quote: ('[', ']'),
    alter_column: AlterColumn::PerProperty,
    foreign_keys: ForeignKeyStyle::Separate,
    enums: EnumStyle::Refused,
    join_table_key: JoinTableKey::UniqueIndex,
    lists: false,
    json: false,
    schemas: true,
    default_schema: Some("dbo"),
    // `OUTPUT` exists, but not on tables with triggers and not in the place of `RETURNING`.
    returning: false,
    numbered_placeholder: None,
    max_parameters: 2_098,
    checked_integers: true,
    named_primary_keys: true,
    named_foreign_keys: true,
    named_defaults: true,
    transactional_ddl: true,
    constraint_scopes: &[
        ConstraintScope::GlobalKeysForeignKeysDefaults,
        ConstraintScope::ModelKeysAndIndexes,
    ],
};

pub(crate) const fn default_type(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "NVARCHAR(1000)",
        Scalar::Boolean => "BIT",
        Scalar::Int => "INT",
        Scalar::BigInt => "BIGINT",
        Scalar::Float => "FLOAT(53)",
        Scalar::Decimal => "DECIMAL(32,16)",
        Scalar::DateTime => "DATETIME2",
        // Refused by the checker; the name is what a reader would expect.
        Scalar::Json => "NVARCHAR(max)",
        Scalar::Bytes => "VARBINARY(max)",
    }
}

const INT: &[Scalar] = &[Scalar::Int];
const STRING: &[Scalar] = &[Scalar::String];
const FLOAT: &[Scalar] = &[Scalar::Float];
const TIME: &[Scalar] = &[Scalar::DateTime];
const BYTES: &[Scalar] = &[Scalar::Bytes];

pub(crate) const NATIVE_TYPES: &[NativeTypeDef] = &[
    NativeTypeDef::new("TinyInt", "TINYINT", INT, NativeArgs::None),
    NativeTypeDef::new("SmallInt", "SMALLINT", INT, NativeArgs::None),
    NativeTypeDef::new("Int", "INT", INT, NativeArgs::None),
    NativeTypeDef::new("BigInt", "BIGINT", &[Scalar::BigInt], NativeArgs::None),
    NativeTypeDef::new("Decimal", "DECIMAL", &[Scalar::Decimal], NativeArgs::OptionalTwo),
    NativeTypeDef::new("Money", "MONEY", FLOAT, NativeArgs::None),
    NativeTypeDef::new("SmallMoney", "SMALLMONEY", FLOAT, NativeArgs::None),
    NativeTypeDef::new("Bit", "BIT", &[Scalar::Boolean, Scalar::Int], NativeArgs::None),
    NativeTypeDef::new("Float", "FLOAT", FLOAT, NativeArgs::OptionalOne),
    NativeTypeDef::new("Real", "REAL", FLOAT, NativeArgs::None),
    NativeTypeDef::new("Date", "DATE", TIME, NativeArgs::None),
    NativeTypeDef::new("Time", "TIME", TIME, NativeArgs::None),
    NativeTypeDef::new("DateTime", "DATETIME", TIME, NativeArgs::None),
    NativeTypeDef::new("DateTime2", "DATETIME2", TIME, NativeArgs::None),
    NativeTypeDef::new("DateTimeOffset", "DATETIMEOFFSET", TIME, NativeArgs::None),
    NativeTypeDef::new("SmallDateTime", "SMALLDATETIME", TIME, NativeArgs::None),
    NativeTypeDef::new("Char", "CHAR", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("NChar", "NCHAR", STRING, NativeArgs::OptionalOne),
    NativeTypeDef::new("VarChar", "VARCHAR", STRING, NativeArgs::OptionalOneOrMax),
    NativeTypeDef::new("Text", "TEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("NVarChar", "NVARCHAR", STRING, NativeArgs::OptionalOneOrMax),
    NativeTypeDef::new("NText", "NTEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("Binary", "BINARY", BYTES, NativeArgs::OptionalOne),
    NativeTypeDef::new("VarBinary", "VARBINARY", BYTES, NativeArgs::OptionalOneOrMax),
    NativeTypeDef::new("Image", "IMAGE", BYTES, NativeArgs::None),
    NativeTypeDef::new("Xml", "XML", STRING, NativeArgs::None),
    NativeTypeDef::new("UniqueIdentifier", "UNIQUEIDENTIFIER", STRING, NativeArgs::None),
];
