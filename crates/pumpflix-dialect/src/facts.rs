//! The facts that differ from database to database.

/// How a column of an existing table is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlterColumn {
    /// One clause per property: type, nullability, default.
    PerProperty,
    /// The whole column is written again (`MODIFY`).
    Whole,
    /// The table is built anew and the rows are copied.
    Rebuild,
}

/// Where a foreign key is written when a table is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignKeyStyle {
    /// Inside `CREATE TABLE`, because it cannot be added later.
    Inline,
    /// By `ALTER TABLE` after all tables exist, so that cycles work.
    Separate,
}

/// What an enum of the schema becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumStyle {
    /// A type of its own (`CREATE TYPE`).
    Type,
    /// Written in each column.
    Inline,
    /// A text column; the values are the client's business.
    Text,
    /// The database has none and the schema may not declare one.
    Refused,
}

/// The key of the table behind an implicit many-to-many relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinTableKey {
    /// A primary key over both columns.
    PrimaryKey,
    /// A unique index over both columns.
    UniqueIndex,
}

/// A space in which constraint names must differ, as Prisma's validator draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintScope {
    /// Primary keys, indexes and uniques of one database schema.
    GlobalKeysAndIndexes,
    /// Foreign keys of one database schema.
    GlobalForeignKeys,
    /// Indexes and uniques of one database schema.
    GlobalIndexes,
    /// Primary keys, foreign keys and defaults of one database schema.
    GlobalKeysForeignKeysDefaults,
    /// Indexes and uniques of one table.
    ModelIndexes,
    /// Primary key, indexes and uniques of one table.
    ModelKeysAndIndexes,
    /// Primary key, indexes, uniques and foreign keys of one table.
    ModelAll,
}

/// What a database can do and where its limits are.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a table of facts, read one at a time")]
pub struct Facts {
    /// Longest identifier in bytes.
    pub max_identifier: usize,
    /// The character before and after an identifier.
    pub quote: (char, char),
    /// How a column is changed.
    pub alter_column: AlterColumn,
    /// Where foreign keys are written.
    pub foreign_keys: ForeignKeyStyle,
    /// What enums become.
    pub enums: EnumStyle,
    /// The key of implicit join tables.
    pub join_table_key: JoinTableKey,
    /// Columns may be arrays.
    pub lists: bool,
    /// There is a column type for JSON.
    pub json: bool,
    /// Tables live in named schemas that `@@schema` can choose.
    pub schemas: bool,
    /// The schema that unqualified names mean, where there are schemas.
    pub default_schema: Option<&'static str>,
    /// `INSERT`, `UPDATE` and `DELETE` can return rows.
    pub returning: bool,
    /// Placeholders are numbered (`$1`) with this character in front; `None` means a bare `?`.
    pub numbered_placeholder: Option<char>,
    /// Most parameters in one statement.
    pub max_parameters: usize,
    /// Arithmetic that leaves the range of an integer column is an error.
    pub checked_integers: bool,
    /// Primary key constraints have names.
    pub named_primary_keys: bool,
    /// Foreign key constraints have names that the schema may choose.
    pub named_foreign_keys: bool,
    /// Default constraints have names.
    pub named_defaults: bool,
    /// `DDL` takes part in transactions.
    pub transactional_ddl: bool,
    /// The scopes in which constraint names must differ.
    pub constraint_scopes: &'static [ConstraintScope],
}
