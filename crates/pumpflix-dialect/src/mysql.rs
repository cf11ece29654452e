//! MySQL and MariaDB.

use crate::Scalar;
use crate::facts::{AlterColumn, ConstraintScope, EnumStyle, Facts, ForeignKeyStyle, JoinTableKey};
use crate::native::{NativeArgs, NativeTypeDef};

pub(crate) const FACTS: Facts = Facts {
    max_identifier: 64,
    quote: ('`', '`'),
    alter_column: AlterColumn::Whole,
    foreign_keys: ForeignKeyStyle::Separate,
    enums: EnumStyle::Inline,
    join_table_key: JoinTableKey::UniqueIndex,
    lists: false,
    json: true,
    schemas: false,
    default_schema: None,
    returning: false,
    numbered_placeholder: None,
    max_parameters: 65_535,
    checked_integers: true,
    // Every primary key is called PRIMARY.
    named_primary_keys: false,
    named_foreign_keys: true,
    named_defaults: false,
    transactional_ddl: false,
    constraint_scopes: &[ConstraintScope::GlobalForeignKeys, ConstraintScope::ModelIndexes],
};

pub(crate) const fn default_type(scalar: Scalar) -> &'static str {
    match scalar {
        // The longest text that an index of four-byte characters can hold in older row formats.
        Scalar::String => "VARCHAR(191)",
        Scalar::Boolean => "BOOLEAN",
        Scalar::Int => "INTEGER",
        Scalar::BigInt => "BIGINT",
        Scalar::Float => "DOUBLE",
        Scalar::Decimal => "DECIMAL(65,30)",
        Scalar::DateTime => "DATETIME(3)",
        Scalar::Json => "JSON",
        Scalar::Bytes => "LONGBLOB",
    }
}

const INT: &[Scalar] = &[Scalar::Int];
const INT_BOOL: &[Scalar] = &[Scalar::Boolean, Scalar::Int];
const STRING: &[Scalar] = &[Scalar::String];
const BYTES: &[Scalar] = &[Scalar::Bytes];
const TIME: &[Scalar] = &[Scalar::DateTime];

pub(crate) const NATIVE_TYPES: &[NativeTypeDef] = &[
    NativeTypeDef::new("Int", "INTEGER", INT, NativeArgs::None),
    NativeTypeDef::new("UnsignedInt", "INTEGER UNSIGNED", INT, NativeArgs::None),
    NativeTypeDef::new("SmallInt", "SMALLINT", INT, NativeArgs::None),
    NativeTypeDef::new("UnsignedSmallInt", "SMALLINT UNSIGNED", INT, NativeArgs::None),
    NativeTypeDef::new("TinyInt", "TINYINT", INT_BOOL, NativeArgs::None),
    NativeTypeDef::new("UnsignedTinyInt", "TINYINT UNSIGNED", INT_BOOL, NativeArgs::None),
    NativeTypeDef::new("MediumInt", "MEDIUMINT", INT, NativeArgs::None),
    NativeTypeDef::new("UnsignedMediumInt", "MEDIUMINT UNSIGNED", INT, NativeArgs::None),
    NativeTypeDef::new("BigInt", "BIGINT", &[Scalar::BigInt], NativeArgs::None),
    NativeTypeDef::new("Decimal", "DECIMAL", &[Scalar::Decimal], NativeArgs::OptionalTwo),
    NativeTypeDef::new("UnsignedBigInt", "BIGINT UNSIGNED", &[Scalar::BigInt], NativeArgs::None),
    NativeTypeDef::new("Float", "FLOAT", &[Scalar::Float], NativeArgs::None),
    NativeTypeDef::new("Double", "DOUBLE", &[Scalar::Float], NativeArgs::None),
    NativeTypeDef::new("Bit", "BIT", &[Scalar::Boolean, Scalar::Bytes], NativeArgs::One),
    NativeTypeDef::new("Char", "CHAR", STRING, NativeArgs::One),
    NativeTypeDef::new("VarChar", "VARCHAR", STRING, NativeArgs::One),
    NativeTypeDef::new("Binary", "BINARY", BYTES, NativeArgs::One),
    NativeTypeDef::new("VarBinary", "VARBINARY", BYTES, NativeArgs::One),
    NativeTypeDef::new("TinyBlob", "TINYBLOB", BYTES, NativeArgs::None),
    NativeTypeDef::new("Blob", "BLOB", BYTES, NativeArgs::None),
    NativeTypeDef::new("MediumBlob", "MEDIUMBLOB", BYTES, NativeArgs::None),
    NativeTypeDef::new("LongBlob", "LONGBLOB", BYTES, NativeArgs::None),
    NativeTypeDef::new("TinyText", "TINYTEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("Text", "TEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("MediumText", "MEDIUMTEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("LongText", "LONGTEXT", STRING, NativeArgs::None),
    NativeTypeDef::new("Date", "DATE", TIME, NativeArgs::None),
    NativeTypeDef::new("Time", "TIME", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("DateTime", "DATETIME", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Timestamp", "TIMESTAMP", TIME, NativeArgs::OptionalOne),
    NativeTypeDef::new("Year", "YEAR", INT, NativeArgs::None),
    NativeTypeDef::new("Json", "JSON", &[Scalar::Json], NativeArgs::None),
];
