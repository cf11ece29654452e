//! SQLite.

use crate::Scalar;
use crate::facts::{AlterColumn, ConstraintScope, EnumStyle, Facts, ForeignKeyStyle, JoinTableKey};

pub(crate) const FACTS: Facts = Facts {
    // SQLite has no limit of its own; Prisma's validator uses this number for names it makes.
    max_identifier: 10_000,
    quote: ('"', '"'),
    // `ALTER TABLE` can only add, rename and drop columns.
    alter_column: AlterColumn::Rebuild,
    foreign_keys: ForeignKeyStyle::Inline,
    enums: EnumStyle::Text,
    join_table_key: JoinTableKey::UniqueIndex,
    lists: false,
    json: true,
    schemas: false,
    default_schema: None,
    returning: true,
    numbered_placeholder: Some('?'),
    // SQLITE_MAX_VARIABLE_NUMBER of the bundled build.
    max_parameters: 32_766,
    checked_integers: false,
    named_primary_keys: false,
    named_foreign_keys: false,
    named_defaults: false,
    transactional_ddl: true,
    constraint_scopes: &[ConstraintScope::GlobalIndexes],
};

pub(crate) const fn default_type(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::String => "TEXT",
        Scalar::Boolean => "BOOLEAN",
        Scalar::Int => "INTEGER",
        Scalar::BigInt => "BIGINT",
        Scalar::Float => "REAL",
        Scalar::Decimal => "DECIMAL",
        Scalar::DateTime => "DATETIME",
        Scalar::Json => "JSONB",
        Scalar::Bytes => "BLOB",
    }
}
